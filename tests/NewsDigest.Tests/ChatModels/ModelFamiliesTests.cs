using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using NewsDigest.ChatModels;
using NewsDigest.Settings;

namespace NewsDigest.Tests.ChatModels;

public sealed class ModelFamiliesTests
{
    [Theory]
    [InlineData("gpt-4o", true, false, false, true, 128000)]
    [InlineData("gpt-4.1-mini", true, false, false, true, 1047576)]
    [InlineData("GPT-5-mini", false, true, true, true, 400000)]
    [InlineData("gpt-5-chat", true, false, false, true, 128000)]
    [InlineData("o4-mini", false, true, false, true, 200000)]
    [InlineData("openai/gpt-oss-20b", false, true, false, false, 131072)]
    [InlineData("llama3.1:8b", true, false, false, false, 8192)]
    public void The_shipped_table_knows_what_a_model_takes(
        string model,
        bool temperature,
        bool effort,
        bool verbosity,
        bool newName,
        int context
    )
    {
        var family = ModelFamilies.Of(model, Shipped());

        Assert.Equal(
            (temperature, effort, verbosity, newName, context),
            (
                family.Temperature,
                family.ReasoningEffort,
                family.Verbosity,
                family.MaxCompletionTokens,
                family.ContextTokens
            )
        );
        Assert.Null(family.Price);
    }

    [Fact]
    public void A_longer_name_adds_to_what_a_shorter_one_says()
    {
        var options = Shipped(
            ("gpt-5-mini:InputPrice", "1"),
            ("gpt-5-mini:CachedPrice", "0.1"),
            ("gpt-5-mini:OutputPrice", "4"),
            ("gpt-5-mini:PricesAsOf", "2026-11-01")
        );

        var family = ModelFamilies.Of("gpt-5-mini-2025-08-07", options);

        Assert.Equal(new ModelPrice(1, 0.1m, 4, "2026-11-01"), family.Price);
        Assert.True(family.ReasoningEffort);
        Assert.Null(ModelFamilies.Of("gpt-5", options).Price);
    }

    [Fact]
    public void A_table_that_leaves_something_open_names_the_key()
    {
        var options = new ModelOptions
        {
            Families = new Dictionary<string, FamilyOptions>
            {
                ["gpt-5"] = new() { Temperature = false },
            },
        };

        var error = Assert.Throws<InvalidDataException>(() => ModelFamilies.Of("gpt-5", options));

        Assert.Contains(
            "Model:Families:*:ReasoningEffort is missing",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_answer_s_room_never_exceeds_what_the_model_can_write()
    {
        var family = TestModels.Family with { OutputTokens = 4096, ThinkingTokens = 2000 };

        Assert.Equal(3000, family.OptionsFor(TestModels.Prompts.Translate, 1000).MaxOutputTokens);
        Assert.Equal(4096, family.OptionsFor(TestModels.Prompts.Translate, 3000).MaxOutputTokens);
    }

    [Theory]
    [InlineData(6_000, 1_900, true)]
    [InlineData(6_000, 2_100, false)]
    [InlineData(6_300, 1_900, false)]
    public void A_call_is_held_when_prompt_answer_and_thinking_fit(
        int prompt,
        int answer,
        bool holds
    ) =>
        Assert.Equal(
            holds,
            (
                TestModels.Family with
                {
                    ContextTokens = 8_192,
                    OutputTokens = 2_100,
                    ThinkingTokens = 100,
                }
            ).Holds(prompt, answer)
        );

    [Fact]
    public void A_row_may_name_the_path_before_a_model_or_leave_it_out()
    {
        var options = Shipped(
            ("meta-llama/Llama-3.3:ContextTokens", "9000"),
            ("llama-3.3:OutputTokens", "1000")
        );

        var family = ModelFamilies.Of("meta-llama/Llama-3.3-70B", options);

        Assert.Equal((9000, 1000), (family.ContextTokens, family.OutputTokens));
        Assert.Equal(8192, ModelFamilies.Of("other/Llama-3.3-70B", options).ContextTokens);
    }

    private static ModelOptions Shipped(params (string Key, string Value)[] more) =>
        SettingsReader.Read<ModelOptions>(
            new ConfigurationBuilder()
                .AddJsonFile(SettingsFile())
                .AddInMemoryCollection(
                    more.Select(row =>
                        KeyValuePair.Create($"Model:Families:{row.Key}", (string?)row.Value)
                    )
                )
                .Build()
        );

    private static string SettingsFile([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../appsettings.json")); // a source file lies in a folder
}
