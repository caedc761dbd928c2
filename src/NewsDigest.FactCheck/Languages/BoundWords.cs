using System.Buffers;
using System.Collections.Concurrent;

namespace NewsDigest.Facts.Languages;

/// <summary>How one language bounds a number, from its file: "más de" before it, "以上" after it.</summary>
internal sealed class BoundWords
{
    private const int MaxGap = 10; // "more than US$ 5", "5万人以上"

    private static readonly SearchValues<char> Marks = SearchValues.Create(",;.!?。、，");

    private static readonly ConcurrentDictionary<string, BoundWords?> Known = new(
        StringComparer.Ordinal
    );

    private readonly (Bound Bound, string Phrase)[] _before;
    private readonly (Bound Bound, string Phrase)[] _after;

    private BoundWords(LanguageProfile profile) =>
        (_before, _after) = (Phrases(profile, "before"), Phrases(profile, "after"));

    /// <summary>Of sources.</summary>
    public static IReadOnlyCollection<string> Languages { get; } =
    [
        .. LanguageProfile.Codes.Where(code =>
            code != LanguageCodes.English && For(code) is not null
        ),
    ];

    /// <summary>Null for a language that bounds nothing in its file.</summary>
    public static BoundWords? For(string language) =>
        Known.GetOrAdd(
            language,
            static code =>
                new BoundWords(LanguageProfile.Of(code)) is { IsEmpty: false } words ? words : null
        );

    private bool IsEmpty => _before.Length + _after.Length == 0;

    /// <summary>From which side the text bounds the number; null where it does not.</summary>
    /// <param name="lower">In lower case, as long as the text that the number was read from.</param>
    public Bound? Of(string lower, TextSpan number)
    {
        var end = number.Start + number.Length;
        if (end > lower.Length)
        {
            return null; // lower case changed the length; offsets mean nothing then
        }

        return Nearest(_before, lower, number.Start, GapBefore)
            ?? Nearest(_after, lower, end, GapAfter);
    }

    /// <summary>The phrase next to the number; of two in one place the longer: "no more than" is no "more than".</summary>
    private static Bound? Nearest(
        (Bound Bound, string Phrase)[] phrases,
        string lower,
        int at,
        Func<string, int, string, int> gapOf
    )
    {
        var (best, nearest, length) = ((Bound?)null, int.MaxValue, 0);
        foreach (var (bound, phrase) in phrases)
        {
            if (
                gapOf(lower, at, phrase) is >= 0 and var gap
                && (gap < nearest || (gap == nearest && phrase.Length > length))
            )
            {
                (best, nearest, length) = (bound, gap, phrase.Length);
            }
        }

        return best;
    }

    private static int GapBefore(string lower, int start, string phrase)
    {
        var from = Math.Max(0, start - MaxGap - phrase.Length);
        var at = lower.AsSpan(from, start - from).LastIndexOf(phrase, StringComparison.Ordinal);
        var isWord =
            at >= 0
            && (!IsSpaced(phrase[0]) || from + at == 0 || !char.IsLetter(lower[from + at - 1]));
        return
            isWord
            && IsGap(lower.AsSpan(from + at + phrase.Length, start - from - at - phrase.Length))
            ? start - from - at - phrase.Length
            : -1;
    }

    private static int GapAfter(string lower, int end, string phrase)
    {
        var at = lower
            .AsSpan(end, Math.Min(lower.Length - end, MaxGap + phrase.Length))
            .IndexOf(phrase, StringComparison.Ordinal);
        return at >= 0 && IsGap(lower.AsSpan(end, at)) ? at : -1;
    }

    private static bool IsGap(ReadOnlySpan<char> between) =>
        between.IndexOfAny(Marks) < 0 && !between.ContainsAnyInRange('0', '9');

    /// <summary>Chinese and Japanese write on without a space.</summary>
    private static bool IsSpaced(char c) => c is < '\u2e80' or >= '\uac00';

    private static (Bound Bound, string Phrase)[] Phrases(LanguageProfile profile, string place) =>
        [
            .. Phrases(profile, Bound.Least, $"least_{place}"),
            .. Phrases(profile, Bound.Most, $"most_{place}"),
        ];

    private static IEnumerable<(Bound Bound, string Phrase)> Phrases(
        LanguageProfile profile,
        Bound bound,
        string kind
    ) => (profile.Words(kind)?.Split('|') ?? []).Select(phrase => (bound, phrase));
}

internal enum Bound
{
    /// <summary>The number or more.</summary>
    Least,

    /// <summary>The number or less.</summary>
    Most,
}
