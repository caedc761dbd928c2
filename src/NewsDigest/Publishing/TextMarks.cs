namespace NewsDigest.Publishing;

/// <summary>Cuts a text at the spans of findings, so that a page can mark them in place.</summary>
internal static class TextMarks
{
    /// <summary>Spans that overlap are one mark, hard when one of them is; what lies outside the text is left out.</summary>
    public static IEnumerable<TextPiece> Cut(
        string text,
        IEnumerable<Finding> findings,
        Func<Finding, TextSpan?> span
    )
    {
        var marks = findings
            .Select(finding => (Finding: finding, Span: span(finding)))
            .Where(mark =>
                mark.Span is { Length: > 0 } place
                && place.Start >= 0
                && place.Start + place.Length <= text.Length
            )
            .Select(mark =>
                (
                    mark.Finding,
                    mark.Span!.Value.Start,
                    End: mark.Span.Value.Start + mark.Span.Value.Length
                )
            ) // only those with one are left
            .OrderBy(mark => mark.Start)
            .ToArray();
        var done = 0;
        for (var index = 0; index < marks.Length; )
        {
            var (start, end) = (marks[index].Start, marks[index].End);
            List<Finding> here = [marks[index++].Finding];
            while (index < marks.Length && marks[index].Start < end)
            {
                end = Math.Max(end, marks[index].End);
                here.Add(marks[index++].Finding);
            }

            if (start > done)
            {
                yield return new TextPiece(text[done..start], []);
            }

            yield return new TextPiece(text[start..end], here);
            done = end;
        }

        if (done < text.Length)
        {
            yield return new TextPiece(text[done..], []);
        }
    }
}

/// <param name="Findings">Empty for text that no finding points at.</param>
internal sealed record TextPiece(string Text, IReadOnlyList<Finding> Findings)
{
    public bool IsHard => Findings.Any(finding => finding.Severity == Severity.Hard);

    public string Checks =>
        string.Join(", ", Findings.Select(finding => CheckWords.Name(finding.Check)).Distinct());
}
