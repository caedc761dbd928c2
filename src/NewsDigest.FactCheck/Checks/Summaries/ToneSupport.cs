using System.Collections.Frozen;

namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>
/// S06: the sentence that a statement comes from denies, doubts or turns what the statement says, or the reverse. Soft, because a
/// writer may say the same without the word.
/// </summary>
internal static class ToneSupport
{
    private const double Close = 0.6; // share of the statement's words that its sentence has
    private const int Reach = 6; // words over which a negation or a doubt holds
    private const int MinContent = 1;

    // A bullet joins what several sentences say.
    private static readonly string[] Joints = [";", ", and ", ", but ", ", while "];

    private static readonly FrozenSet<string> Negations = FrozenSet.Create(
        StringComparer.Ordinal,
        "not",
        "never",
        "no",
        "cannot",
        "neither",
        "nor",
        "nobody",
        "none"
    );

    private static readonly FrozenSet<string> WideNegations = FrozenSet.Create(
        StringComparer.Ordinal,
        "without",
        "nothing",
        "nowhere",
        "unable",
        "impossible",
        "unlikely",
        "except",
        "only",
        "unless",
        "instead",
        "rather",
        "hardly",
        "barely",
        "rarely",
        "few",
        "against",
        "despite",
        "free",
        "zero"
    );

    private static readonly string[] WideNegationStarts =
    [
        "lack",
        "fail",
        "refus",
        "deni",
        "deny",
        "absen",
        "reject",
        "ban",
        "prevent",
        "avoid",
        "stop",
        "declin",
        "miss",
        "oppos",
        "exclud",
        "dis",
        "non",
    ];

    private static readonly FrozenSet<string> Doubts = FrozenSet.Create(
        StringComparer.Ordinal,
        "allegedly",
        "reportedly",
        "supposedly",
        "purportedly",
        "apparently",
        "rumored",
        "rumoured",
        "alleged"
    );

    private static readonly string[] WideDoubts =
    [
        "alleg",
        "reported",
        "suppos",
        "purport",
        "apparent",
        "rumo",
        "accus",
        "claim",
        "suspect",
        "suspic",
        "may",
        "might",
        "could",
        "belie",
        "charg",
        "doubt",
    ];

    private static readonly string[] Up =
    [
        "rise",
        "rose",
        "risen",
        "rising",
        "increas",
        "grow",
        "grew",
        "climb",
        "jump",
        "soar",
        "surg",
        "higher",
    ];
    private static readonly string[] Down =
    [
        "fall",
        "fell",
        "declin",
        "drop",
        "decreas",
        "shrank",
        "shrink",
        "lower",
        "reduc",
        "plung",
        "slump",
    ];

    public static IEnumerable<Finding> Check(Statement said)
    {
        var place = said.Place;
        var bullet = said.Text;
        var evidence = said.Evidence;
        EnglishText[] sentences = [.. evidence.Cited.SelectMany(text => text.Sentences)];
        foreach (
            var statement in bullet
                .Sentences.SelectMany(sentence =>
                    sentence.Text.Split(Joints, StringSplitOptions.RemoveEmptyEntries)
                )
                .Select(part => new EnglishText(part))
                .Where(part => part.Stems.Count >= MinContent)
        )
        {
            EnglishText[] origins =
            [
                .. sentences.Where(sentence => statement.ShareIn(sentence) >= Close),
            ];
            if (
                origins.MaxBy(statement.ShareIn) is { } origin
                && origins.All(other => Difference(statement, other, sentences) is not null)
            )
            {
                yield return new Finding(
                    "S06",
                    Severity.Soft,
                    place,
                    $"The {Difference(statement, origin, sentences)}: '{origin.Text}'",
                    origin.Text,
                    statement.Text.Trim()
                );
            }
        }
    }

    private static string? Difference(
        EnglishText statement,
        EnglishText origin,
        EnglishText[] sentences
    ) =>
        Denies(statement, origin) && !DeniedBy(sentences, statement)
            ? "bullet denies what its sentence says"
        : Denies(origin, statement) ? "bullet says what its sentence denies"
        : Doubted(origin, statement) ? "bullet states what its sentence only alleges"
        : Turned(statement, origin) ? "bullet and its sentence go in opposite directions"
        : null;

    /// <summary>A word that one denies stands in the other without a denial near it.</summary>
    private static bool Denies(EnglishText one, EnglishText other) =>
        Scopes(one, IsDenial)
            .Any(scope =>
                Places(other, scope).Any()
                && Places(other, scope).All(at => !Near(other, at, IsNegative))
            );

    /// <summary>Whether another sentence denies the same.</summary>
    private static bool DeniedBy(EnglishText[] sentences, EnglishText statement) =>
        Scopes(statement, IsDenial)
            .All(scope =>
                sentences.Any(sentence =>
                    Places(sentence, scope).Any(at => Near(sentence, at, IsNegative))
                )
            );

    private static bool IsDenial(string word) =>
        Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    private static bool Doubted(EnglishText origin, EnglishText statement) =>
        Scopes(origin, Doubts.Contains).Any(scope => Places(statement, scope).Any())
        && !statement.Sequence.Any(word => StartsWithAny(word, WideDoubts));

    private static bool Turned(EnglishText statement, EnglishText origin) =>
        (Has(statement, Up) && !Has(statement, Down) && Has(origin, Down) && !Has(origin, Up))
        || (Has(statement, Down) && !Has(statement, Up) && Has(origin, Up) && !Has(origin, Down));

    /// <summary>The first content word after each negation or doubt, by its beginning.</summary>
    private static IEnumerable<string> Scopes(EnglishText text, Func<string, bool> isCue)
    {
        for (var at = 0; at < text.Sequence.Count; at++)
        {
            if (
                isCue(text.Sequence[at])
                && text
                    .Sequence.Skip(at + 1)
                    .Take(Reach)
                    .Select(EnglishText.ContentStem)
                    .FirstOrDefault(stem => stem is not null)
                    is { } stem
            )
            {
                yield return stem;
            }
        }
    }

    private static IEnumerable<int> Places(EnglishText text, string stem) =>
        Enumerable
            .Range(0, text.Sequence.Count)
            .Where(at =>
                EnglishText.ContentStem(text.Sequence[at]) is { } other && AreForms(stem, other)
            );

    /// <summary>"open" and "opened".</summary>
    private static bool AreForms(string one, string other) =>
        one == other
        || one.StartsWith(other, StringComparison.Ordinal)
        || other.StartsWith(one, StringComparison.Ordinal);

    private static bool Near(EnglishText text, int at, Func<string, bool> isCue) =>
        text.Sequence.Skip(Math.Max(0, at - Reach)).Take((2 * Reach) + 1).Any(isCue);

    private static bool IsNegative(string word) =>
        IsDenial(word)
        || WideNegations.Contains(word)
        || StartsWithAny(word, WideNegationStarts)
        || (
            word.Length > 6
            && word.StartsWith("un", StringComparison.Ordinal)
            && !StartsWithAny(word, ["under", "unit", "union", "univers"])
        );

    private static bool Has(EnglishText text, string[] starts) =>
        text.Sequence.Any(word => StartsWithAny(word, starts));

    private static bool StartsWithAny(string word, string[] starts) =>
        starts.Any(start => word.StartsWith(start, StringComparison.Ordinal));
}
