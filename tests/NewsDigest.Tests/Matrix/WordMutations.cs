using System.Text.RegularExpressions;
using static NewsDigest.Tests.Matrix.Mutation;

namespace NewsDigest.Tests.Matrix;

/// <summary>Operators 18, 20, 32 and 41: negations, quotations, hedges, terms, bounds and directions.</summary>
internal static partial class WordMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        OfParagraph("18a", "\"not\" put in", "V18", InsertNot),
        OfParagraph("18b", "a negation taken out", "V18", DeleteNot),
        OfParagraph(
            "20a",
            "a quotation unquoted",
            "V19",
            (text, _) =>
                text.Contains('“', StringComparison.Ordinal)
                    ? text.Replace("“", "", StringComparison.Ordinal)
                        .Replace("”", "", StringComparison.Ordinal)
                    : null
        ),
        OfParagraph("20b", "a sentence of the article made a quotation", "V19", QuoteSentence),
        OfParagraph("20c", "\"allegedly\" or \"reportedly\" dropped", "V23", DropHedge),
        OfParagraph("41a", "more than made less than, or the reverse", "V24", TurnBound),
        OfParagraph("41b", "rose made fell, or the reverse", "V24", TurnDirection),
        new(
            "32",
            "a glossary term said otherwise",
            ["V16"],
            MutationTarget.Translation,
            (draft, _) =>
                draft.Article.Source.Raw.Glossary is [var term, ..]
                    ? Changed(
                        draft,
                        draft.WithAll(text =>
                            text.Replace(
                                term.Target,
                                "arrangement",
                                StringComparison.OrdinalIgnoreCase
                            )
                        )
                    )
                    : null
        ),
    ];

    public static string? InsertNot(string text, Random random) =>
        TextChanges.One(text, Auxiliary(), random, match => $"{match.Value}not ");

    public static string? DeleteNot(string text, Random random) =>
        TextChanges.One(
            text,
            Negation(),
            random,
            match =>
                match.Value switch
                {
                    "did not " => "did ",
                    "No " => "Every ",
                    "no " or "not a single " => "a ",
                    _ => "",
                }
        );

    public static string? DropHedge(string text, Random random) =>
        TextChanges.One(text, Hedge(), random, _ => "");

    public static string? TurnBound(string text, Random random) =>
        TextChanges.One(
            text,
            Bound(),
            random,
            match =>
                match.Value switch
                {
                    "more than " => "less than ",
                    "More than " => "Less than ",
                    "at least " => "at most ",
                    "At least " => "At most ",
                    "over " => "under ",
                    "less than " or "fewer than " or "nearly " or "almost " or "up to " =>
                        "more than ",
                    _ => "More than ",
                }
        );

    public static string? TurnDirection(string text, Random random) =>
        TextChanges.One(
            text,
            Direction(),
            random,
            match =>
                match.Value switch
                {
                    "rose" => "fell",
                    "fell" => "rose",
                    "risen" => "fallen",
                    "fallen" => "risen",
                    "increased" => "decreased",
                    "increase" => "decrease",
                    "decreased" => "increased",
                    "decrease" => "increase",
                    "grew" => "shrank",
                    "grown" => "shrunk",
                    _ => "increased",
                }
        );

    private static string? QuoteSentence(string text, Random random)
    {
        string[] plain =
        [
            .. Sentences
                .Split(text)
                .Where(sentence =>
                    !sentence.Contains('“', StringComparison.Ordinal) && sentence.Length > 40
                ),
        ];
        return plain is [] || text.Contains('“', StringComparison.Ordinal) ? null
            : TextChanges.Pick(plain, random) is var sentence
                ? text.Replace(sentence, $"“{sentence}”", StringComparison.Ordinal)
            : null;
    }

    private static Draft? Changed(Draft before, Draft after) =>
        after.Text == before.Text ? null : after;

    [GeneratedRegex(
        @"\b(?:will|is|are|was|were|has|had|can|could|would|must) (?!not\b|no\b|never\b)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Auxiliary();

    [GeneratedRegex(
        @"\b(?:not a single |did not |not |never |No |no )",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Negation();

    [GeneratedRegex(
        @"\b(?:[Mm]ore than|[Aa]t least|over|[Ll]ess than|[Ff]ewer than|[Nn]early|[Aa]lmost|[Uu]p to) (?=\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Bound();

    [GeneratedRegex(
        @"\b(?:rose|fell|risen|fallen|increased?|decreased?|grew|grown|dropped|declined|shrank)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Direction();

    [GeneratedRegex(
        @"\b(?:allegedly|reportedly|alleged|supposedly) ",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Hedge();
}
