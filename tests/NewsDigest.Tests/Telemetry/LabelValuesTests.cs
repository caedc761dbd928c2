using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Intake;
using NewsDigest.Telemetry;

namespace NewsDigest.Tests.Telemetry;

/// <summary>A label that a message could choose would make series without end.</summary>
public sealed partial class LabelValuesTests
{
    [Theory]
    [InlineData("V09", "V09")]
    [InlineData("S03", "S03")]
    [InlineData("not_an_article", "not_an_article")]
    [InlineData("V9", "other")]
    [InlineData("V١٢", "other")]
    [InlineData("something that a model wrote", "other")]
    public void A_check_is_one_of_ours_or_other(string check, string label) =>
        Assert.Equal(label, LabelValues.Check(check));

    [Fact]
    public void Every_reason_for_quarantine_in_the_code_is_a_label()
    {
        var codes = Directory
            .GetFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => ReasonCode().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.True(codes.Count > 8);
        Assert.Empty(codes.Except(LabelValues.Reasons));
    }

    [Theory]
    [InlineData("\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\"", 55)]
    [InlineData("\"no trace\"", 8)]
    [InlineData("17", null)]
    [InlineData("{\"a\":1}", null)]
    [InlineData("null", null)]
    public void What_a_producer_writes_as_its_trace_never_refuses_an_article(
        string value,
        int? length
    )
    {
        var parsed = MessageParser.Parse(
            Encoding.UTF8.GetBytes(
                $$"""{"id":"a","body":"The council opened the bridge.","traceparent":{{value}}}"""
            )
        );

        var article = Assert.IsType<ParsedMessage.Accepted>(parsed).Article;
        Assert.Equal(length, article.TraceParent?.Length);
        Assert.Null(article.Extra);
        using var trace = ArticleTrace.Start(1);
        trace.Read(article, "a-00");
    }

    private static string Source([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/NewsDigest")); // a source file lies in a folder

    [GeneratedRegex(
        """(?:new Rejection|Refuse)\(\s*(?:null,\s*|id,\s*|message\.Article,\s*)?"([a-z]+_[a-z_]+)",""",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex ReasonCode();
}
