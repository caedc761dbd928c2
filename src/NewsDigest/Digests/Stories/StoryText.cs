using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Digests.Stories;

/// <summary>What the likeness of stories sees of an article.</summary>
/// <param name="Key">Sorts the articles, and names this one.</param>
/// <param name="At">When it was published; null when not known.</param>
/// <param name="Terms">Each term of the title and the first words with its weight in this text.</param>
/// <param name="Names">The same of words that are names.</param>
/// <param name="TitleTerms">Those of the title alone.</param>
/// <param name="IsRoundup">It tells several stories, and never pulls others together.</param>
internal sealed partial record StoryText(
    string Key,
    DateTimeOffset? At,
    IReadOnlyDictionary<string, double> Terms,
    IReadOnlyDictionary<string, double> Names,
    IReadOnlyDictionary<string, double> TitleTerms,
    bool IsRoundup
)
{
    /// <summary>Words of the text that are read: news begins with the news.</summary>
    public const int Lead = 250;

    private const int Beginning = 60;
    private const double BeginningWeight = 1.5;
    private const int MoreForNames = 50;
    private const double TitleWeight = 2;

    /// <summary>A title with more capitals than this is printed in capitals, and they say nothing.</summary>
    private const double TitleCase = 0.6;

    /// <param name="paragraphs">English.</param>
    public static StoryText Of(
        string key,
        DateTimeOffset? at,
        string title,
        IEnumerable<string> paragraphs
    )
    {
        var text = Start(paragraphs);
        var titleWords = Term.Words(title).ToArray();
        Dictionary<string, double> terms = new(StringComparer.Ordinal);
        Dictionary<string, double> titleTerms = new(StringComparer.Ordinal);
        foreach (var term in titleWords.Select(Term.Of).OfType<string>())
        {
            Add(terms, term, TitleWeight);
            Add(titleTerms, term, TitleWeight);
        }

        foreach (var (place, word) in Term.Words(text).Take(Lead).Index())
        {
            if (Term.Of(word) is { } term)
            {
                Add(terms, term, place < Beginning ? BeginningWeight : 1);
            }
        }

        return new StoryText(
            key,
            at,
            terms,
            NamesOf(titleWords, text),
            titleTerms,
            RoundupTitle().IsMatch(title)
        );
    }

    /// <summary>As much as can be needed: an article of five megabytes is not read whole.</summary>
    private static string Start(IEnumerable<string> paragraphs)
    {
        List<string> start = [];
        var words = 0;
        foreach (var paragraph in paragraphs)
        {
            var some = paragraph.Split(' ', Lead + MoreForNames + 1 - words);
            start.Add(string.Join(' ', some.Take(Lead + MoreForNames - words)));
            words += some.Length;
            if (words >= Lead + MoreForNames)
            {
                break;
            }
        }

        return string.Join('\n', start);
    }

    private static Dictionary<string, double> NamesOf(string[] title, string text)
    {
        Dictionary<string, double> names = new(StringComparer.Ordinal);
        foreach (Match match in NameInside().Matches($" {text}"))
        {
            foreach (
                var name in match.Groups[1].Value.Split(' ').Select(Term.OfName).OfType<string>()
            )
            {
                Add(names, name, 1);
            }
        }

        var capitals = title.Count(word => char.IsUpper(word[0]));
        var saysSomething = capitals < TitleCase * title.Length;
        foreach (var (place, word) in title.Index())
        {
            var counts =
                char.IsUpper(word[0])
                && Term.OfName(word) is { } known
                && (names.ContainsKey(known) || (saysSomething && place > 0));
            if (counts)
            {
                Add(names, Term.OfName(word)!, TitleWeight); // counts only where there is one
            }
        }

        return names;
    }

    private static void Add(Dictionary<string, double> bag, string term, double weight) =>
        bag[term] = bag.GetValueOrDefault(term) + weight;

    // Words with a capital that no sentence begins.
    [GeneratedRegex(
        @"(?<![.!?:\n""“”‘(]) ((?:\p{Lu}[\w'’\-]+)(?: (?:\p{Lu}[\w'’\-]+))*)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex NameInside();

    [GeneratedRegex(
        @"\b(?:live(?: blog| updates?)?:|live ?blog|live updates|as it happened|what happened (?:today|tonight|overnight|this week)"
            + @"|round-?up|news in brief|in brief:|briefing:|(?:morning|evening|daily|weekly) (?:briefing|digest|news)"
            + @"|top stories|headlines (?:of|for) |(?:day|week) in (?:review|pictures)|things to know|press review)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex RoundupTitle();
}
