using System.Collections.Frozen;
using System.Globalization;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Number words and scale words of one language, from the table that tools/number_words.py makes.</summary>
internal sealed class NumberLexicon
{
    private const string AnyLanguage = "und";

    // A bent ending is short; more is another word.
    private const int MaxEnding = 5;
    private const int CertainEnding = 3;
    private const int MinStem = 2;
    private const int LongestForm = 40;

    private static readonly Lazy<FrozenDictionary<string, NumberLexicon>> All = new(Load);

    private readonly FrozenDictionary<string, NumberWord?> _whole;
    private readonly FrozenDictionary<string, NumberWord?> _stems;
    private readonly FrozenSet<int> _beginnings;
    private readonly FrozenDictionary<string, NumberWord?>.AlternateLookup<
        ReadOnlySpan<char>
    > _byWhole;
    private readonly FrozenDictionary<string, NumberWord?>.AlternateLookup<
        ReadOnlySpan<char>
    > _byStem;

    private NumberLexicon(
        IReadOnlyList<(string Form, NumberWord? Word)> rows,
        IReadOnlyList<(string Form, NumberWord? Word)> shared
    )
    {
        var all = rows.Concat(shared).DistinctBy(row => row.Form).ToArray();
        _whole = all.Where(row => row.Form[^1] != '*')
            .DistinctBy(row => row.Form.TrimEnd('.'))
            .ToFrozenDictionary(row => row.Form.TrimEnd('.'), row => row.Word);
        _stems = all.Where(row => row.Form[^1] == '*')
            .DistinctBy(row => row.Form.TrimEnd('*'))
            .ToFrozenDictionary(row => row.Form.TrimEnd('*'), row => row.Word); // Friday is no fifth, though the word begins so: null
        _byWhole = _whole.GetAlternateLookup<ReadOnlySpan<char>>();
        _byStem = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        _beginnings = all.Where(row => row.Form.Length >= 2)
            .Select(row => Beginning(row.Form))
            .ToFrozenSet();
        IsOtherScript = !rows.Any(row => char.IsAsciiLetter(row.Form[0]));
        Longest =
            _whole.Count == 0 ? 0 : Math.Min(LongestForm, _whole.Keys.Max(form => form.Length));
    }

    /// <summary>Whether its words are in another script than Latin, so that a Latin word among them is English: 5 million आबादी.</summary>
    public bool IsOtherScript { get; }

    /// <summary>Letters of the longest form.</summary>
    public int Longest { get; }

    public static NumberLexicon For(string language) =>
        All.Value.GetValueOrDefault(language) ?? All.Value[AnyLanguage];

    /// <param name="form">In lower case.</param>
    public NumberWord? Find(ReadOnlySpan<char> form)
    {
        if (form.Length > LongestForm)
        {
            return null;
        }

        if (_byWhole.TryGetValue(form, out var word))
        {
            return word;
        }

        for (
            var length = form.Length;
            length >= MinStem && form.Length - length <= MaxEnding;
            length--
        )
        {
            if (_byStem.TryGetValue(form[..length], out var stem))
            {
                return form.Length - length > CertainEnding && stem is { } loose
                    ? loose with
                    {
                        IsLoose = true,
                    }
                    : stem;
            }
        }

        return null;
    }

    /// <summary>Whether the table has it letter by letter, be it as a word that is no number.</summary>
    public bool Has(ReadOnlySpan<char> form) => _byWhole.ContainsKey(form);

    /// <summary>Only what the table has letter by letter.</summary>
    public NumberWord? FindWhole(ReadOnlySpan<char> form) =>
        _byWhole.TryGetValue(form, out var word) ? word : null;

    /// <summary>Whether any form begins with the first two letters: a quick no for most words.</summary>
    public bool CanBegin(ReadOnlySpan<char> word) =>
        word.Length >= 2 && _beginnings.Contains(Beginning(word));

    private static int Beginning(ReadOnlySpan<char> form) => (form[0] << 16) | form[1];

    private static FrozenDictionary<string, NumberLexicon> Load()
    {
        using var stream =
            typeof(NumberLexicon).Assembly.GetManifestResourceStream("number-words.tsv")
            ?? throw new InvalidOperationException(
                "The table number-words.tsv is not in the assembly; the build left it out."
            );
        using var reader = new StreamReader(stream);
        Dictionary<string, List<(string, NumberWord?)>> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var language, var kind, var form, var value])
            {
                if (!rows.TryGetValue(language, out var list))
                {
                    rows[language] = list = [];
                }

                list.Add(
                    (
                        form,
                        kind == "none"
                            ? null
                            : new NumberWord(
                                Enum.Parse<NumberWordKind>(kind, ignoreCase: true),
                                decimal.Parse(value, CultureInfo.InvariantCulture)
                            )
                    )
                );
            }
        }

        var shared = rows[AnyLanguage];
        return rows.ToFrozenDictionary(row => row.Key, row => new NumberLexicon(row.Value, shared));
    }
}
