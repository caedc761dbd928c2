using System.Globalization;

namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S02 and S04, days and months: a weekday or month of the summary stands in what it draws on.</summary>
internal static class DateSupport
{
    private static readonly string[] Months =
    [
        .. CultureInfo
            .InvariantCulture.DateTimeFormat.MonthNames.Where(month => month.Length > 0)
            .Select(month => month.ToLowerInvariant()),
    ];
    private static readonly string[] Days =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Select(day =>
            day.ToLowerInvariant()
        ),
    ];

    public static IEnumerable<Finding> Check(string check, Statement statement)
    {
        var place = statement.Place;
        var text = statement.Text;
        var evidence = statement.Evidence;
        foreach (var names in (string[][])[Months, Days])
        {
            foreach (
                var name in names.Where(name =>
                    IsNamed(text, name) && !evidence.Cited.Any(cited => Has(cited, name, names))
                )
            )
            {
                // Another day stands where this one is said: one of the two is wrong. No day stands there: it may come from the date of the article.
                var isChanged = evidence.Cited.Any(cited =>
                    names.Any(other => Has(cited, other, names))
                );
                yield return new Finding(
                    check,
                    isChanged ? Severity.Hard : Severity.Soft,
                    place,
                    $"'{Title(name)}' is not in {evidence.Where}.",
                    null,
                    Title(name)
                );
            }
        }
    }

    /// <summary>"May" and "March" are words too, so the summary must write them as names.</summary>
    private static bool IsNamed(EnglishText text, string name) =>
        text.Words.Contains(name)
        && (name is not ("may" or "march" or "august") || IsDated(text.Text, Title(name)));

    private static bool IsDated(string text, string name)
    {
        for (
            var at = text.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal)
        )
        {
            var before = text.AsSpan(0, at).TrimEnd();
            var after = text.AsSpan(at + name.Length).TrimStart();
            if (
                (before.Length > 0 && char.IsAsciiDigit(before[^1]))
                || (after.Length > 0 && char.IsAsciiDigit(after[0]))
                || before.EndsWith(" in", StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(EnglishText cited, string name, string[] names) =>
        cited.Words.Contains(name)
        || cited.Words.Contains(name[..3])
        || (name.Length > 4 && cited.Words.Contains(name[..4]))
        || cited.Words.Contains($"{name}s")
        || (
            names == Months
            && cited.Numbers.Any(mention =>
                mention.Kind == Reading.Numbers.NumberKind.Date
                && mention.Values[0] == Array.IndexOf(Months, name) + 1
            )
        );

    private static string Title(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
