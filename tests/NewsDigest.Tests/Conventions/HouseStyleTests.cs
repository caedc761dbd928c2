using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace NewsDigest.Tests.Conventions;

/// <summary>The house rules that no analyzer checks. Each failure lists the offenders by name.</summary>
public sealed class HouseStyleTests
{
    private static readonly Type[] Types =
    [
        .. typeof(ArticlePipeline)
            .Assembly.GetTypes()
            .Where(type =>
                type.Namespace?.StartsWith("NewsDigest", StringComparison.Ordinal) == true
                && !type.IsDefined(typeof(CompilerGeneratedAttribute), false)
            ),
    ];

    [Fact]
    public void Every_interface_is_a_listed_seam() =>
        Assert.Equal(
            ["IArticleQueue", "IResultStore", "ISummarizer", "ITranslator"],
            Types.Where(type => type.IsInterface).Select(type => type.Name).Order()
        );

    [Fact]
    public void Only_razor_components_are_public() =>
        Assert.Empty(
            Types
                .Where(type =>
                    type.IsPublic
                    && !type.IsSubclassOf(typeof(ComponentBase))
                    && !type.Name.StartsWith('_')
                )
                .Select(type => type.FullName)
        );

    [Theory]
    [InlineData("Articles")]
    [InlineData("Telemetry", "Articles")]
    [InlineData("ChatModels", "Articles", "Settings", "Storage", "Telemetry")]
    [InlineData("Settings")]
    [InlineData("Storage", "Articles")]
    [InlineData("Intake", "Articles", "Storage")]
    [InlineData("Cleaning", "Articles", "Languages")] // whether letters were read rightly only their language can say: docs/decisions/0030
    [InlineData("Languages", "Articles")]
    [InlineData("Translation", "Articles", "ChatModels")]
    [InlineData("Summarization", "Articles", "ChatModels")]
    [InlineData("Publishing", "Articles", "Storage")]
    [InlineData("Digests", "Articles", "Cleaning", "ChatModels", "Publishing", "Storage", "Facts")]
    public void A_stage_uses_only(string stage, params string[] allowed)
    {
        var used = SourceFiles(stage)
            .SelectMany(File.ReadLines)
            .Where(line =>
                line.StartsWith("using NewsDigest.", StringComparison.Ordinal)
                || line.StartsWith("@using NewsDigest.", StringComparison.Ordinal)
            )
            .Select(line =>
                line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..].TrimEnd(';').Split('.')[0]
            );

        Assert.Empty(used.Except([stage, .. allowed]));
    }

    [Theory]
    [InlineData("Azure")]
    [InlineData("OpenAI")]
    [InlineData("Sqlite")]
    public void The_product_names_no_vendor(string vendor) =>
        Assert.DoesNotContain(
            typeof(ArticlePipeline).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name?.Contains(vendor, StringComparison.Ordinal) == true
        );

    [Fact]
    public void The_scan_sees_every_stage() =>
        Assert.All(
            [
                "Articles",
                "ChatModels",
                "Storage",
                "Intake",
                "Cleaning",
                "Languages",
                "Translation",
                "Summarization",
                "Publishing",
                "Digests",
            ],
            stage => Assert.NotEmpty(SourceFiles(stage))
        );

    [Fact]
    public void The_fact_check_offers_its_door_and_what_goes_through_it() =>
        Assert.Equal(
            [
                "BilingualParagraph",
                "BilingualText",
                "CheckedExtent",
                "CheckInfo",
                "Entity",
                "FactCheck",
                "FactReport",
                "Finding",
                "GlossaryTerm",
                "NumberInText",
                "ParagraphStatus",
                "PromptWords",
                "Sentences",
                "Severity",
                "SummaryBullet",
                "SummaryKind",
                "SummaryText",
                "TextNumbers",
                "TextSpan",
            ],
            typeof(FactCheck).Assembly.GetExportedTypes().Select(type => type.Name).Order()
        );

    [Fact]
    public void The_fact_check_is_a_library_of_its_own() =>
        Assert.DoesNotContain(
            typeof(FactCheck).Assembly.GetReferencedAssemblies(),
            assembly =>
                assembly.Name?.StartsWith("NewsDigest", StringComparison.Ordinal) == true
                || assembly.Name?.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
                    == true
        );

    [Theory]
    [InlineData("Languages")]
    [InlineData("Reading", "Languages")]
    [InlineData("Checks", "Reading", "Languages")]
    public void A_folder_of_the_fact_check_uses_only(string folder, params string[] allowed)
    {
        var files = SourceFiles(folder, "../../../src/NewsDigest.FactCheck");
        var used = files
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("using NewsDigest.Facts.", StringComparison.Ordinal))
            .Select(line => line.TrimEnd(';').Split('.')[2]);

        Assert.NotEmpty(files);
        Assert.Empty(used.Except([folder, .. allowed]));
    }

    private static string[] SourceFiles(
        string stage,
        string project = "../../../src/NewsDigest",
        [CallerFilePath] string here = ""
    )
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, project, stage)); // a source file lies in a folder
        return
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file =>
                    file.EndsWith(".cs", StringComparison.Ordinal)
                    || file.EndsWith(".razor", StringComparison.Ordinal)
                ),
        ];
    }
}
