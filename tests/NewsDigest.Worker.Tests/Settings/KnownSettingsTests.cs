using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Worker.Health;

namespace NewsDigest.Worker.Tests.Settings;

/// <summary>Every key is known or refused, and every value is allowed or told with what is allowed.</summary>
public sealed class KnownSettingsTests
{
    [Theory]
    [InlineData("Worker:Concurency", "Did you mean Worker:Concurrency?")]
    [InlineData("Wroker:Concurrency", "Did you mean Worker:Concurrency?")]
    [InlineData("Wroker:Concurency", "Did you mean Worker:Concurrency?")]
    [InlineData("Worker:lease_", "Did you mean Worker:Lease?")]
    [InlineData("Enigne", "Did you mean Engine?")]
    [InlineData("Queue:Kin", "Did you mean Queue:Kind?")]
    [InlineData("Queue:ConectionString", "Did you mean Queue:ConnectionString?")]
    [InlineData("OpenAI:BaseURI", "Did you mean OpenAI:BaseUrl?")]
    [InlineData("AzureOpenAI:Deploymnet", "Did you mean AzureOpenAI:Deployment?")]
    [InlineData("OpenAI:Deployment", "Did you mean AzureOpenAI:Deployment?")]
    [InlineData("Worker:Review", "Did you mean Review?")]
    [InlineData("Worker_Concurrency", "Did you mean Worker:Concurrency?")]
    [InlineData(
        "Model:Families:llama3.1:8b:ContextTokns",
        "Did you mean Model:Families:llama3.1:8b:ContextTokens?"
    )]
    [InlineData(
        "Model:Families:gpt-5:Temprature",
        "Did you mean Model:Families:gpt-5:Temperature?"
    )]
    [InlineData("Health:AlowedHosts:0", "Did you mean Health:AllowedHosts:0?")]
    [InlineData("Health:AllowedHosts:first", "is a list, and its items have numbers")]
    [InlineData("Worker:Concurrency:0", "Worker:Concurrency is one value.")]
    [InlineData("Worker:Colour", "Worker has: Concurrency, ")]
    [InlineData("Nonsense", "AzureOpenAI, Cleaning, ")]
    public void An_unknown_key_is_refused_with_what_was_probably_meant(string key, string hint)
    {
        var problem = Assert.Single(Problems((key, "1")));

        Assert.StartsWith($"{key} is not a setting", problem, StringComparison.Ordinal);
        Assert.Contains(hint, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Worker:Concurrency",
        "many",
        "Worker:Concurrency: 'many' is not a whole number from 1 to 256."
    )]
    [InlineData(
        "Worker:Concurrency",
        "0",
        "Worker:Concurrency: '0' is not a whole number from 1 to 256."
    )]
    [InlineData(
        "Worker:Concurrency",
        "4.5",
        "Worker:Concurrency: '4.5' is not a whole number from 1 to 256."
    )]
    [InlineData(
        "Worker:MaxAttempts",
        "99999999999999999999",
        "is not a whole number from 1 to 100."
    )]
    [InlineData(
        "Worker:Lease",
        "120",
        "Worker:Lease: '120' is not a time from 00:00:03 to 01:00:00, written as HH:MM:SS or D.HH:MM:SS."
    )]
    [InlineData("Worker:Lease", "24:00:00", "is not a time from 00:00:03 to 01:00:00")]
    [InlineData("Worker:Lease", "00:02", "is not a time from 00:00:03 to 01:00:00")]
    [InlineData("Worker:Lease", "5m", "is not a time from 00:00:03 to 01:00:00")]
    [InlineData("Worker:Lease", "00:00:01", "is not a time from 00:00:03 to 01:00:00")]
    [InlineData(
        "Model:TokenCapFactor",
        "2,5",
        "Model:TokenCapFactor: '2,5' is not a number from 1 to 100, with a point as in 2.5."
    )]
    [InlineData("Model:TokenCapFactor", "NaN", "is not a number from 1 to 100")]
    [InlineData(
        "Model:WhenUnfiltered",
        "keep",
        "Model:WhenUnfiltered: 'keep' is not 'publish' or 'hold'."
    )]
    [InlineData("Review", "ask", "Review: 'ask' is not 'publish', 'hold' or 'quarantine'.")]
    [InlineData("Review", "1", "Review: '1' is not 'publish', 'hold' or 'quarantine'.")]
    [InlineData("Engine", "gpt", "Engine: 'gpt' is not 'offline', 'azure' or 'openai'.")]
    [InlineData("Queue:Kind", "redis", "Queue:Kind: 'redis' is not 'local' or 'azure'.")]
    [InlineData(
        "Queue:Name",
        "My_Queue",
        "Queue:Name: 'My_Queue' is not allowed. Azure takes names of"
    )]
    [InlineData(
        "Queue:ServiceUri",
        "account",
        "Queue:ServiceUri: 'account' is not a whole http or https address."
    )]
    [InlineData(
        "Store:ServiceUri",
        "ftp://account",
        "Store:ServiceUri: 'ftp://account' is not a whole http or https address."
    )]
    [InlineData(
        "Model:Families:gpt-5:Temperature",
        "yes",
        "Model:Families:gpt-5:Temperature: 'yes' is not 'true' or 'false'."
    )]
    [InlineData(
        "Model:Families:gpt-5:InputPrice",
        "1 $",
        "Model:Families:gpt-5:InputPrice: '1 $' is not a number"
    )]
    [InlineData(
        "Model:Families:llama3.1:8b:ContextTokens",
        "8k",
        "Model:Families:llama3.1:8b:ContextTokens: '8k' is not a whole number."
    )]
    public void A_wrong_value_is_told_with_its_key_and_what_is_allowed(
        string key,
        string value,
        string told
    ) => Assert.Contains(told, Assert.Single(Problems((key, value))), StringComparison.Ordinal);

    [Fact]
    public void All_that_is_wrong_is_told_at_once_and_no_secret_with_it()
    {
        var problems = Problems(
            ("Worker:Concurency", "8"),
            ("Worker:Lease", "soon"),
            ("OpenAI:Kye", "sk-1234"),
            ("Store:Container", "NO")
        );

        Assert.Equal(4, problems.Count);
        Assert.DoesNotContain(
            problems,
            problem => problem.Contains("sk-1234", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Worker__Concurrency", "Worker:Concurrency")]
    [InlineData("WORKER__CONCURENCY", "WORKER:CONCURENCY")]
    [InlineData("Worker:Lease", "Worker:Lease")]
    [InlineData("Wroker__Lease", "Wroker:Lease")]
    [InlineData("Engine", "Engine")]
    [InlineData("Worker_Concurrency", "Worker_Concurrency")]
    [InlineData("Model__Families__0__Name", "Model:Families:0:Name")]
    [InlineData("Logging__Console__FormatterName", "Logging:Console:FormatterName")]
    [InlineData("PATH", null)]
    [InlineData("MODEL", null)]
    [InlineData("QUEUE_NAME", null)]
    [InlineData("OPENAI_API_KEY", null)]
    [InlineData("OPENAI_MODEL", null)]
    [InlineData("__CF_USER_TEXT_ENCODING", null)]
    [InlineData("OpenApi__Info__Title", null)]
    [InlineData("Serilog__MinimumLevel", null)]
    [InlineData("ConnectionStrings__Default", null)]
    [InlineData("ASPNETCORE_Kestrel__Endpoints", null)]
    [InlineData("HealthChecks__Url", null)]
    [InlineData("LOG__LEVEL", null)]
    public void Of_the_environment_only_what_is_meant_for_us_is_read(
        string variable,
        string? key
    ) => Assert.Equal(key, WorkerSettings.Known.KeyOfVariable(variable));

    [Theory]
    [InlineData("llama3.1")]
    [InlineData("llama3.1:8b")]
    [InlineData("meta-llama/Llama-3.3-70B-Instruct")]
    [InlineData("hf.co/bartowski/Qwen2.5-7B-Instruct-GGUF:Q4_K_M")]
    [InlineData("gpt-5.6-sol")]
    [InlineData("mistral")]
    [InlineData("01-ai/Yi-1.5-9B")]
    [InlineData("a name with spaces")]
    public void A_model_of_any_name_has_a_row_in_each_form(string name)
    {
        foreach (var (form, key) in new[] { ("list", "0"), ("name", name) })
        {
            (string, string)[] more = form == "list" ? [("Model:Families:0:Name", name)] : [];
            var settings = Settings([
                ("Model:Families:*:Temperature", "true"),
                ($"Model:Families:{key}:ContextTokens", "4321"),
                ($"Model:Families:{key}:Temperature", "false"),
                .. more,
            ]);

            WorkerSettings.Known.Check(settings);
            var row = SettingsReader.Read<ModelOptions>(settings).Families[name];
            Assert.Equal((4321, false), (row.ContextTokens, row.Temperature));
        }
    }

    [Fact]
    public void A_list_adds_to_what_the_file_says_of_the_same_name_and_wins()
    {
        var settings = Settings(
            ("Model:Families:gpt-5:ContextTokens", "400000"),
            ("Model:Families:gpt-5:OutputTokens", "128000"),
            ("Model:Families:0:name", "GPT-5"),
            ("Model:Families:0:ContextTokens", "8000"),
            ("Model:SourceGlossaries:0:Name", "news.example.org"),
            ("Model:SourceGlossaries:0:Value", "terms.tsv"),
            ("Model:SourceGlossaries:El Eco", "eco.tsv")
        );

        WorkerSettings.Known.Check(settings);
        var options = SettingsReader.Read<ModelOptions>(settings);
        Assert.Equal(
            (8000, 128000),
            (options.Families["gpt-5"].ContextTokens, options.Families["gpt-5"].OutputTokens)
        );
        Assert.Equal(
            ("terms.tsv", "eco.tsv"),
            (options.SourceGlossaries["news.example.org"], options.SourceGlossaries["El Eco"])
        );
        Assert.Contains(
            "Model:Families:1:Name is missing",
            Assert.Single(Problems(("Model:Families:1:ContextTokens", "8000"))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_list_is_an_array_or_one_value_with_commas()
    {
        Assert.Equal(
            ["a.example", "*.b.example"],
            SettingsReader
                .Read<HealthOptions>(Settings(("Health:AllowedHosts", "a.example, *.b.example")))
                .AllowedHosts
        );
        Assert.Equal(
            ["a.example", "*.b.example"],
            SettingsReader
                .Read<HealthOptions>(
                    Settings(
                        ("Health:AllowedHosts:0", "a.example"),
                        ("Health:AllowedHosts:1", "*.b.example")
                    )
                )
                .AllowedHosts
        );
    }

    [Fact]
    public void What_is_empty_or_not_set_leaves_the_default()
    {
        var options = SettingsReader.Read<WorkerOptions>(
            Settings(("Worker:Concurrency", " "), ("Worker:Lease", ""))
        );

        Assert.Equal(
            (64, 4, TimeSpan.FromMinutes(2)),
            (options.Ceiling(isPaced: true), options.Ceiling(isPaced: false), options.Lease)
        );
    }

    [Fact]
    public void Every_key_stands_in_the_README()
    {
        var readme = File.ReadAllText(ReadmeFile());
        var missing = WorkerSettings.Known.Keys.Where(key =>
        {
            string[] parts = [.. key.Split(':').TakeWhile(part => part is not "NAME" and not "N")];
            return !readme.Contains($"`{string.Join(':', parts)}", StringComparison.Ordinal)
                && !readme.Contains($"`:{parts[^1]}`", StringComparison.Ordinal);
        });

        Assert.Empty(missing);
    }

    private static string ReadmeFile([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../README.md")); // a source file lies in a folder

    private static IReadOnlyList<string> Problems(params (string Key, string Value)[] settings) =>
        [
            .. Assert
                .Throws<OptionsValidationException>(() =>
                    WorkerSettings.Known.Check(Settings(settings))
                )
                .Failures,
        ];

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
            )
            .Build();
}
