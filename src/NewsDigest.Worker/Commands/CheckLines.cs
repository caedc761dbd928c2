using NewsDigest.Articles;

namespace NewsDigest.Worker.Commands;

/// <summary>Findings for a person: paragraph by paragraph, each with the place in both texts.</summary>
internal static class CheckLines
{
    private const int Around = 44; // characters before and after the place

    public static IEnumerable<string> Of(BilingualText text, FactReport report)
    {
        foreach (var finding in report.Findings.Where(finding => finding.Paragraph is null))
        {
            yield return $"{Label(finding)}{finding.Message}";
        }

        foreach (var paragraph in text.SourceParagraphs)
        {
            Finding[] here =
            [
                .. report
                    .Findings.Where(finding => finding.Paragraph == paragraph.Id)
                    .OrderByDescending(finding => finding.Severity),
            ];
            if (here.Length > 0)
            {
                yield return $"Paragraph {paragraph.Id[1..]}: {Excerpt(paragraph.Source, new TextSpan(0, 0))}";
            }

            foreach (var line in here.SelectMany(finding => Lines(finding, paragraph)))
            {
                yield return line;
            }
        }

        yield return Sum(text, report);
    }

    private static IEnumerable<string> Lines(Finding finding, BilingualParagraph paragraph)
    {
        yield return $"  {Label(finding)}{finding.Message}";
        if (finding.SourceSpan is { Length: > 0 } source)
        {
            yield return $"             source   {Excerpt(paragraph.Source, source)}";
        }

        if (finding.EnglishSpan is { Length: > 0 } english && paragraph.English is { } translation)
        {
            yield return $"             English  {Excerpt(translation, english)}";
        }
    }

    private static string Label(Finding finding) =>
        $"{(finding.Severity == Severity.Hard ? "HARD" : "note")}  {finding.Check}  ";

    /// <summary>The place in brackets, with some words around it, on one line.</summary>
    private static string Excerpt(string text, TextSpan span)
    {
        var end = Math.Min(text.Length, span.Start + span.Length);
        var (from, to) = (Math.Max(0, span.Start - Around), Math.Min(text.Length, end + Around));
        var place = span.Length > 0 ? $"[{text[span.Start..end]}]" : "";
        return $"{(from > 0 ? "…" : "")}{text[from..span.Start]}{place}{text[end..to]}{(to < text.Length ? "…" : "")}".ReplaceLineEndings(
            " "
        );
    }

    private static string Sum(BilingualText text, FactReport report)
    {
        var hard = report.Findings.Count(finding => finding.Severity == Severity.Hard);
        var soft = report.Findings.Count - hard;
        var found = hard + soft == 0 ? "Nothing found" : $"{hard} hard, {Counted(soft, "note")}";
        var extent = report.Extent;
        var unverifiable =
            extent.NamesUnverifiable > 0
                ? $" ({extent.NamesUnverifiable} not verifiable in this script)"
                : "";
        var from =
            text.Language == DetectedLanguage.UnknownCode
                ? "the source's language is unknown, so that names and words were hardly checked (say --lang)"
                : $"source language {text.Language}";
        return $"{found} in {Counted(text.SourceParagraphs.Count(), "paragraph")}: "
            + $"{extent.NumbersMatched} of {extent.NumbersChecked} numbers matched, "
            + $"{extent.NamesChecked} names looked for{unverifiable}; {from}.";
    }

    private static string Counted(int count, string what) =>
        $"{count} {what}{(count == 1 ? "" : "s")}";
}
