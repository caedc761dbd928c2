using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Languages;

/// <summary>Weekdays and months as one language writes them, from calendar-words.tsv.</summary>
internal sealed partial class CalendarWords
{
    private static readonly FrozenSet<string> Unsegmented = LanguageProfile.With(
        "calendar_inside_words"
    );

    // Endings that stay in every case: четверг has no form without its г, and четверо is "four"; German "Dienst" is no Dienstag.
    private static readonly SearchValues<char> Firm = SearchValues.Create(
        "бвгджзклмнпрстфхцчшщbcdfghklmnpqtvwxz"
    );

    private static readonly ConcurrentDictionary<string, CalendarWords?> Known = new(
        StringComparer.Ordinal
    );

    private readonly (string Form, string Key)[] _whole;
    private readonly HashSet<char> _firsts;
    private readonly (string Form, string Key)[] _short;
    private readonly (string Form, string Key)[] _byLength; // Saturday is a part of every Persian weekday
    private readonly bool _isUnsegmented;

    private CalendarWords(string language, string[][] rows)
    {
        _isUnsegmented = Unsegmented.Contains(language);
        _whole = [.. rows.SelectMany(row => row[2].Split('|').Select(form => (form, row[1])))];
        _firsts =
        [
            .. rows.SelectMany(row =>
                row.Skip(2)
                    .SelectMany(forms => forms.Split('|'))
                    .Where(form => form.Length > 0)
                    .Select(form => form[0])
            ),
        ];
        _short =
        [
            .. rows.SelectMany(row =>
                row[3].Split('|').Where(form => form.Length > 0).Select(form => (form, row[1]))
            ),
        ];
        _byLength = [.. _whole.Concat(_short).OrderByDescending(name => name.Form.Length)];
    }

    /// <summary>Null for a language that the table does not have.</summary>
    public static CalendarWords? For(string language) =>
        Known.GetOrAdd(
            language,
            static code =>
                DataTables
                    .Lines("calendar-words.tsv")
                    .Select(line => line.Split('\t'))
                    .Where(row => row[0] == code)
                    .ToArray()
                    is [_, ..] rows
                    ? new CalendarWords(code, rows)
                    : null
        );

    /// <param name="text">In lower case.</param>
    public IEnumerable<CalendarMention> Read(string text) =>
        _isUnsegmented ? ReadParts(text) : ReadWords(text);

    private List<CalendarMention> ReadWords(string text)
    {
        List<CalendarMention> mentions = [];
        foreach (var match in Word().EnumerateMatches(text))
        {
            if (
                !_firsts.Contains(text[match.Index])
                && !text.AsSpan(match.Index, match.Length).Contains('-')
            )
            {
                continue; // most words, without a copy
            }

            var word = text.Substring(match.Index, match.Length);
            if (
                word.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen
                && !_whole.Any(name => Common(name.Form, word) > hyphen)
            )
            {
                Read(word[..hyphen], match.Index, mentions); // janvier-octobre, and not segunda-feira
                Read(word[(hyphen + 1)..], match.Index + hyphen + 1, mentions);
            }
            else
            {
                Read(word, match.Index, mentions);
            }
        }

        return mentions;
    }

    private void Read(string word, int index, List<CalendarMention> mentions)
    {
        if (!_firsts.Contains(word[0]))
        {
            return;
        }

        var (most, isSure) = (0, false);
        List<string> keys = [];
        foreach (var (form, key) in _whole)
        {
            if (
                form[0] == word[0]
                && Common(form, word) is var common
                && common >= most
                && Fits(form, common, word)
            )
            {
                if (common > most)
                {
                    (most, isSure) = (common, false);
                    keys.Clear();
                }

                isSure |=
                    form.Length > 4
                    && (form == word || (form.Length > 6 && common >= form.Length - 2));
                if (!keys.Contains(key))
                {
                    keys.Add(key);
                }
            }
        }

        if (keys.Count > 0)
        {
            mentions.Add(new CalendarMention(keys, isSure, index, word.Length));
        }
        else if (
            _short.Where(name => name.Form == word).Select(name => name.Key).Distinct().ToArray()
            is [_, ..] shorts
        )
        {
            mentions.Add(new CalendarMention(shorts, IsSure: false, index, word.Length));
        }
        else if (
            _whole
                .Where(name =>
                    name.Form.Length > word.Length
                    && name.Form[word.Length] == '-'
                    && name.Form.StartsWith(word, StringComparison.Ordinal)
                )
                .Select(name => name.Key)
                .ToArray()
            is [_, ..] halves
        )
        {
            mentions.Add(new CalendarMention(halves, IsSure: false, index, word.Length));
        }
    }

    private IEnumerable<CalendarMention> ReadParts(string text)
    {
        var taken = new bool[text.Length];
        foreach (var (form, key) in _byLength)
        {
            for (
                var index = text.IndexOf(form, StringComparison.Ordinal);
                index >= 0;
                index = text.IndexOf(form, index + form.Length, StringComparison.Ordinal)
            )
            {
                if (
                    !taken[index]
                    && !taken[index + form.Length - 1]
                    && (index == 0 || !(char.IsDigit(text[index - 1]) || text[index - 1] == '十'))
                )
                {
                    Array.Fill(taken, true, index, form.Length);
                    yield return new CalendarMention(
                        [key],
                        IsSure: form.Length > 2,
                        index,
                        form.Length
                    );
                }
            }
        }
    }

    /// <summary>Cases change the end, and a compound goes on: "понедельника", "июле", "kedden", "Samstagabend". Which are sure is another question.</summary>
    private static bool Fits(string form, int common, string word) =>
        form == word
        || (form.Length, word.Length - common, form[0] >= '\u0370') switch
        {
            (>= 5, _, _) => common >= Math.Max(4, form.Length - MostLost(form))
                || (common == form.Length - 2 && common < word.Length && word[common] == form[^1]), // октоба(р), октобру
            (4, <= 3, false) => common == 4,
            (>= 3, <= 2, true) => common >= form.Length - (form[^1] is 'ь' or 'й' or 'я' ? 1 : 0),
            _ => false,
        };

    /// <summary>Letters at the end that a case may take away: среда, среду; fimmtudagur, fimmtudag; none of четверг, and "vendre" is no vendredi.</summary>
    private static int MostLost(string form) =>
        Firm.Contains(form[^1]) ? 0
        : form[^1] == 'i' ? 1
        : 2;

    private static int Common(string one, string other) => one.AsSpan().CommonPrefixLength(other);

    [GeneratedRegex(
        @"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}

/// <param name="Keys">More than one where a form may be either.</param>
/// <param name="IsSure">Whether the word can hardly mean anything else.</param>
internal sealed record CalendarMention(
    IReadOnlyList<string> Keys,
    bool IsSure,
    int Start,
    int Length
);
