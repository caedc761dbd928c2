using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Storage;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Health;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Commands;

/// <summary>What a run is going to do, with what and where: said once, before the first article.</summary>
internal sealed record StartBlock(IReadOnlyList<(string Name, string Value)> Rows)
{
    /// <summary>Reads the settings as the worker does, and fails as it would.</summary>
    public static async Task<StartBlock> ReadAsync(
        IServiceProvider services,
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        var drain = services.GetRequiredService<DrainMode>();
        var isPaced = services.GetRequiredService<Pacers>().All is not [];
        var concurrency = services
            .GetRequiredService<IOptions<WorkerOptions>>()
            .Value.Ceiling(isPaced);
        var address = drain.IsOn ? null : SettingsReader.Read<HealthOptions>(settings).Address;
        var onQueue = await services.GetRequiredService<RunWatch>().MeasureAsync(cancellationToken);
        (string, string)[] dashboard = address is null ? [] : [("dashboard", $"{address}")];
        return new StartBlock([
            ("engine", Engine(services, settings)),
            (
                "queue",
                $"{services.GetRequiredService<IArticleQueue>()}, {(onQueue is { } count ? $"{count} {(count == 1 ? "message" : "messages")}" : "which does not answer yet")}"
            ),
            ("store", $"{services.GetRequiredService<IResultStore>()}"),
            ("health", address is null ? "none" : new Uri(address, "/health/ready").ToString()),
            .. dashboard,
            (
                "concurrency",
                $"{(isPaced && concurrency > 1 ? "up to " : "")}{concurrency} {(concurrency == 1 ? "article" : "articles")} at a time"
            ),
            ("ends", drain.IsOn ? End(drain) : "when it is stopped"),
        ]);
    }

    public string Text()
    {
        var version = typeof(StartBlock)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0];
        return string.Join(
            Environment.NewLine,
            [$"NewsDigest {version}", .. Rows.Select(row => $"  {row.Name, -12} {row.Value}")]
        );
    }

    public void Log(ILogger logger)
    {
        var facts = new LogFacts(
            $"Started: {string.Join("; ", Rows.Select(row => $"{row.Name} {row.Value}"))}"
        );
        foreach (var (name, value) in Rows)
        {
            facts.Add($"{char.ToUpperInvariant(name[0])}{name[1..]}", value);
        }

        facts.Log(logger, 730);
    }

    private static string End(DrainMode drain)
    {
        var limit = drain.MaxTime is { } time
            ? $", at the latest after {time.ToString("c", CultureInfo.InvariantCulture)}"
            : "";
        return $"when the queue is empty{limit}";
    }

    private static string Engine(IServiceProvider services, IConfiguration settings)
    {
        var name = SettingsReader.Read<GeneralOptions>(settings).Engine;
        if (services.GetService<EngineModels>() is not { } models)
        {
            return $"{name}: Apertium, a rule-based draft";
        }

        var address =
            name == AzureOpenAIServices.EngineName
                ? services.GetRequiredService<IOptions<AzureOpenAIOptions>>().Value.Endpoint
                : services.GetRequiredService<IOptions<OpenAIOptions>>().Value.BaseUrl;
        var (translation, summary) = (Model(models.Translation), Model(models.Summary));
        return $"{name}: {translation} at {address}{(summary == translation ? "" : $", summaries by {summary}")}";
    }

    private static string Model(ChatModels.ChatModel model) =>
        model.Deployment is { } deployment && deployment != model.Name
            ? $"deployment {deployment} of model {model.Name}"
            : $"model {model.Name}";
}
