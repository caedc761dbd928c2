using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>The words of notices in one language.</summary>
internal sealed partial class NoticeVocabulary
{
    private const string You = "you";
    private const int ShortestStem = 2;

    private readonly string _language;
    private readonly bool _hasNoSpaces;
    private readonly Dictionary<string, HashSet<string>> _whole = []; // by kind
    private readonly Dictionary<string, HashSet<string>> _stems = [];
    private readonly List<(string Kind, string Text, NoticePhrase Phrase)> _phrases = [];

    /// <param name="rows">A kind, and its words apart by a bar; a word with a star goes on.</param>
    public NoticeVocabulary(string language, IReadOnlyList<(string Kind, string Words)> rows)
    {
        _language = language;
        foreach (var (kind, words) in rows)
        {
            _whole[kind] = new HashSet<string>(StringComparer.Ordinal);
            _stems[kind] = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in words.Split('|'))
            {
                Add(kind, word);
            }
        }

        _hasNoSpaces = _phrases.Count > _whole.Values.Sum(words => words.Count);
    }

    private void Add(string kind, string word)
    {
        var plain = NoticeText.Plain(word.TrimEnd('*'));
        if (plain.Contains(' ', StringComparison.Ordinal) || NoticeText.HasNoSpaces(plain))
        {
            _phrases.Add((kind, plain, new NoticePhrase(plain)));
        }
        else
        {
            (word.EndsWith('*') ? _stems : _whole)[kind].Add(plain);
        }
    }

    /// <param name="plain">See <see cref="NoticeText.Plain"/>.</param>
    public NoticeWordCount Count(string plain)
    {
        Dictionary<string, int> hits = [];
        List<string> found = [];
        var yous = 0;
        var covered = 0;
        foreach (
            var (kind, text) in _phrases
                .Where(phrase => phrase.Phrase.IsIn(plain))
                .Select(phrase => (phrase.Kind, phrase.Text))
        )
        {
            if (kind == You)
            {
                yous++;
                continue;
            }

            hits[kind] = hits.GetValueOrDefault(kind) + 1;
            covered += text.Length;
            found.Add(text);
        }

        var words = 0;
        var inWords = 0;
        foreach (var match in Word().EnumerateMatches(plain))
        {
            words++;
            var word = plain.Substring(match.Index, match.Length);
            yous += Has(You, word) ? 1 : 0;
            var kinds = _whole.Keys.Where(kind => kind != You && Has(kind, word)).ToArray();
            foreach (var kind in kinds)
            {
                hits[kind] = hits.GetValueOrDefault(kind) + 1;
            }

            if (kinds.Length > 0)
            {
                inWords++;
                found.Add(word);
            }
        }

        var letters = Math.Max(1, plain.Count(char.IsLetterOrDigit));
        return new NoticeWordCount(
            _language,
            Kind(hits),
            _hasNoSpaces
                ? covered / (double)letters
                : (inWords + found.Count(text => text.Contains(' ', StringComparison.Ordinal)))
                    / (double)Math.Max(1, words),
            yous,
            _hasNoSpaces ? letters / 2.0 : words,
            found
        );
    }

    private bool Has(string kind, string word)
    {
        if (_whole[kind].Contains(word))
        {
            return true;
        }

        var stems = _stems[kind].GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestStem; length <= word.Length; length++)
        {
            if (stems.Contains(word.AsSpan(0, length)))
            {
                return true;
            }
        }

        return false;
    }

    private static NotArticleKind Kind(Dictionary<string, int> hits) =>
        (hits.Count == 0 ? "" : hits.MaxBy(hit => hit.Value).Key) switch
        {
            "script_wall" => NotArticleKind.ScriptWall,
            "human_check" => NotArticleKind.HumanCheck,
            "login" => NotArticleKind.Login,
            "cookie_wall" => NotArticleKind.CookieWall,
            "paywall" => NotArticleKind.PaywallOnly,
            _ => NotArticleKind.NotFound,
        };

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
