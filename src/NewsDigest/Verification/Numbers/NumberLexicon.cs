using System.Collections.Frozen;
using System.Globalization;

namespace NewsDigest.Verification.Numbers;

/// <summary>Number words and scale words of one language, from the table that tools/number_words.py makes.</summary>
internal sealed class NumberLexicon
{
    // A bent ending is short; more is another word.
    private const int MaxEnding = 5;
    private const int MinCompound = 4;

    // A vowel that the number word loses before what is built on it: sedic(i)enne.
    private static readonly string[] Endings = ["", "o", "i", "e", "a"];

    private static readonly Lazy<FrozenDictionary<string, NumberLexicon>> All = new(Load);
    private static readonly NumberLexicon Empty = new([]);

    private readonly FrozenDictionary<string, decimal> _scales;
    private readonly FrozenDictionary<string, decimal> _words;
    private readonly FrozenDictionary<string, decimal> _others;
    private readonly (string Stem, decimal Value)[] _otherStems;
    private readonly (string Stem, decimal Value)[] _scaleStems;
    private readonly (string Stem, decimal Value)[] _wordStems;

    private NumberLexicon(IReadOnlyList<(string Kind, string Form, decimal Value)> rows)
    {
        _scales = Whole(rows, "scale");
        _words = Whole(rows, "word");
        (_others, _otherStems) = (Whole(rows, "none"), Stems(rows, "none")); // Friday is no fifth, though the word begins so
        _scaleStems = Stems(rows, "scale");
        _wordStems = Stems(rows, "word");
    }

    public static NumberLexicon For(string language) => All.Value.GetValueOrDefault(language, Empty);

    /// <summary>1,000 for "thousand"; null for what is no scale word.</summary>
    public decimal? Scale(string word) => Find(word, _scales, _scaleStems);

    /// <summary>21 for "twenty-one"; null for what is no number word.</summary>
    public decimal? Word(string word) => Find(word, _others, _otherStems) is null ? Find(word, _words, _wordStems) : null;

    /// <summary>24 for "čtyřiadvacetiletý", 54 for "cinquantaquattrenne": a long number word that another word is built on.</summary>
    public decimal? Compound(string word)
    {
        var form = word.ToLowerInvariant();
        for (var length = form.Length - 2; length >= MinCompound; length--)
        {
            foreach (var ending in Endings)
            {
                if (_words.TryGetValue(form[..length] + ending, out var value))
                {
                    return value >= 2 ? value : null;
                }
            }
        }

        return null;
    }

    private static decimal? Find(string word, FrozenDictionary<string, decimal> whole, (string Stem, decimal Value)[] stems)
    {
        var form = word.ToLowerInvariant().TrimEnd('.');
        if (whole.TryGetValue(form, out var value))
        {
            return value;
        }

        foreach (var (stem, stemValue) in stems)
        {
            if (form.StartsWith(stem, StringComparison.Ordinal) && form.Length - stem.Length <= MaxEnding)
            {
                return stemValue;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, decimal> Whole(IReadOnlyList<(string Kind, string Form, decimal Value)> rows, string kind) =>
        rows.Where(row => row.Kind == kind && !row.Form.EndsWith('*')).DistinctBy(row => row.Form.TrimEnd('.')).ToFrozenDictionary(row => row.Form.TrimEnd('.'), row => row.Value);

    private static (string Stem, decimal Value)[] Stems(IReadOnlyList<(string Kind, string Form, decimal Value)> rows, string kind) =>
        [.. rows.Where(row => row.Kind == kind && row.Form.EndsWith('*')).Select(row => (row.Form[..^1], row.Value)).OrderByDescending(row => row.Item1.Length)];

    private static FrozenDictionary<string, NumberLexicon> Load()
    {
        using var stream = typeof(NumberLexicon).Assembly.GetManifestResourceStream("number-words.tsv")
            ?? throw new InvalidOperationException("The table number-words.tsv is not in the assembly; the build left it out.");
        using var reader = new StreamReader(stream);
        Dictionary<string, List<(string, string, decimal)>> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var language, var kind, var form, var value])
            {
                if (!rows.TryGetValue(language, out var list))
                {
                    rows[language] = list = [];
                }

                list.Add((kind, form, decimal.Parse(value, CultureInfo.InvariantCulture)));
            }
        }

        return rows.ToFrozenDictionary(row => row.Key, row => new NumberLexicon(row.Value));
    }
}
