namespace NewsDigest.Cleaning;

/// <summary>The words of one article: what a glued word is compared with.</summary>
internal sealed class ArticleWords
{
    private const int Stem = 5;
    private const int MinPrefixes = 2; // words

    // Of the Nguni languages and their neighbours; no words that another language loses the space after.
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "u",
        "um",
        "ku",
        "ko",
        "kwa",
        "kwe",
        "kwi",
        "ngo",
        "nga",
        "nge",
        "ngu",
        "wo",
        "bo",
        "zo",
        "ze",
        "mu",
        "oku",
        "aba",
        "ema",
        "eli",
    };

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lower = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _prefixed = new(StringComparer.Ordinal);

    public static ArticleWords Of(IEnumerable<string> texts)
    {
        var words = new ArticleWords();
        foreach (var text in texts)
        {
            foreach (var (start, end) in WordSpans.Of(text))
            {
                words.Add(text[start..end]);
            }
        }

        return words;
    }

    /// <summary>The article's language writes prefixes before capitals, as Zulu does in "uMnyango" and "koMphakathi".</summary>
    public bool HavePrefixes => _prefixed.Count >= MinPrefixes;

    public int Count(string word) => _exact.GetValueOrDefault(word);

    /// <summary>As it stands, in either case, or inflected: it shares its first letters with a capitalised word of the article.</summary>
    public bool Has(string word) =>
        _lower.Contains(word.ToLowerInvariant())
        || (word.Length > Stem && _stems.Contains(word[..Stem]));

    private void Add(string word)
    {
        _exact[word] = _exact.GetValueOrDefault(word) + 1;
        _lower.Add(word.ToLowerInvariant());
        if (WordSpans.IsGlued(word, out var step) && Prefixes.Contains(word[..step]))
        {
            _prefixed.Add(word);
        }

        if (word.Length >= Stem && char.IsUpper(word[0]) && !WordSpans.IsGlued(word, out _))
        {
            _stems.Add(word[..Stem]);
        }
    }
}
