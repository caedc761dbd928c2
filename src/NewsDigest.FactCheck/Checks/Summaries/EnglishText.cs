using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>An English text with what the checks of a summary ask of it, each read once.</summary>
internal sealed partial class EnglishText
{
    private const int StemLength = 5;
    private const int MinContentWord = 4;

    private readonly Lazy<IReadOnlyList<NumberMention>> _numbers;
    private readonly Lazy<HashSet<decimal>> _values;
    private readonly Lazy<IReadOnlyList<EnglishText>> _sentences;
    private readonly Lazy<HashSet<string>> _stems;
    private readonly Lazy<HashSet<string>> _words;

    public EnglishText(string text)
    {
        Text = text;
        Sequence = [.. Word().Matches(text).Select(match => Plain(match.Value))];
        _words = new(() => [.. Sequence]);
        _stems = new(() => [.. Sequence.Select(ContentStem).OfType<string>()]);
        _numbers = new(() => NumberReader.Read(text, LanguageCodes.English));
        _values = new(() => [.. _numbers.Value.SelectMany(mention => mention.Values)]);
        _sentences = new(() =>
            [
                .. NewsDigest
                    .Facts.Sentences.Split(text)
                    .Select(sentence => new EnglishText(sentence)),
            ]
        );
    }

    public string Text { get; }

    /// <summary>Its words in lower case and in order, without possessives and the points of "U.S.".</summary>
    public IReadOnlyList<string> Sequence { get; }

    public HashSet<string> Words => _words.Value;

    /// <summary>What it speaks about: its words by their beginnings, without those that any text has.</summary>
    public HashSet<string> Stems => _stems.Value;

    public IReadOnlyList<NumberMention> Numbers => _numbers.Value;

    public HashSet<decimal> Values => _values.Value;

    public IReadOnlyList<EnglishText> Sentences => _sentences.Value;

    /// <summary>How much of what it speaks about, numbers included, the other speaks about too.</summary>
    public double ShareIn(EnglishText other)
    {
        string[] content =
        [
            .. Stems,
            .. Words.Where(word => word.Length > 1 && char.IsAsciiDigit(word[0])),
        ];
        return content.Length == 0
            ? 1
            : (double)
                content.Count(word => other.Stems.Contains(word) || other.Words.Contains(word))
                / content.Length;
    }

    /// <summary>Null for a word that any text has.</summary>
    public static string? ContentStem(string word) =>
        word.Length < MinContentWord || !char.IsLetter(word[0]) || StopWords.English.Contains(word)
            ? null
        : word.Length > StemLength ? word[..StemLength]
        : word;

    private static string Plain(string word)
    {
        var plain = word.Replace(".", "", StringComparison.Ordinal)
            .Replace('’', '\'')
            .ToLowerInvariant();
        return plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain;
    }

    [GeneratedRegex(
        @"\p{Lu}(?:\.\p{Lu})+\.?|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
