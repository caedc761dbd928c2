using System.Globalization;
using System.Text.RegularExpressions;
using static NewsDigest.Tests.Matrix.Mutation;

namespace NewsDigest.Tests.Matrix;

/// <summary>Operators 33 to 38, and what else can go wrong in a summary.</summary>
internal static partial class SummaryMutations
{
    private const int LongBullet = 60;

    private static readonly string[] Foreign =
    [
        "The orchestra will tour three continents next season with a programme of rarely heard symphonies.",
        "Volunteers cleared plastic from the beach over the weekend and found hundreds of bottles.",
        "Astronomers photographed a comet that passes the Earth once in several generations.",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        OfBullet("33a", "one digit of a bullet changed", "S02", NumberMutations.ChangeDigit),
        OfBullet(
            "33b",
            "a month or weekday of a bullet changed",
            "S02 S03",
            (text, random) =>
                DateMutations.ChangeDay(text, random) ?? DateMutations.ChangeMonth(text, random)
        ),
        OfBullet(
            "33c",
            "million for billion in a bullet",
            "S02",
            (text, random) =>
                TextChanges.One(
                    text,
                    Scale(),
                    random,
                    match => match.Value == "million" ? "billion" : "million"
                )
        ),
        new(
            "34",
            "a bullet cites another paragraph",
            ["S02", "S03", "S05"],
            MutationTarget.Summary,
            CiteAnother
        ),
        new(
            "35a",
            "a stranger for a person in a bullet",
            ["S03"],
            MutationTarget.Summary,
            (draft, random) =>
                OfBullet(
                        "",
                        "",
                        "",
                        (text, _) => NameMutations.StrangerIn(text, draft.Article.Entities, random)
                    )
                    .Apply(draft, random)
        ),
        OfBullet(
            "35b",
            "a bullet about something else",
            "S05",
            (_, random) => TextChanges.Pick(Foreign, random)
        ),
        OfBullet(
            "35c",
            "a source that the article does not name",
            "S03",
            (text, random) =>
                $"{text.TrimEnd('.')}, {TextChanges.Pick(["Helen Whitcombe", "the Lindqvist Institute", "Reuters"], random)} reported."
        ),
        new(
            "35d",
            "the first name of one person with the surname of another",
            ["S03"],
            MutationTarget.Summary,
            (draft, random) =>
                OfBullet("", "", "", (text, _) => NameMutations.Mixed(text, draft.Article.Entities))
                    .Apply(draft, random)
        ),
        OfSentence(
            "36a",
            "one digit of the one sentence changed",
            "S04",
            NumberMutations.ChangeDigit
        ),
        OfSentence(
            "36b",
            "a number added to the one sentence",
            "S04",
            (text, random) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{text.TrimEnd('.')}, affecting {random.Next(201, 989)} people."
                )
        ),
        OfSentence(
            "36c",
            "a weekday or month of the one sentence changed",
            "S04",
            (text, random) =>
                DateMutations.ChangeDay(text, random) ?? DateMutations.ChangeMonth(text, random)
        ),
        new(
            "36d",
            "a stranger in the one sentence",
            ["S04"],
            MutationTarget.Summary,
            (draft, random) =>
                draft.WithOneSentence(
                    $"{draft.Summary.OneSentence.TrimEnd('.')}, {TextChanges.Pick(["Helen Whitcombe", "Okonkwo", "the Lindqvist Institute"], random)} said."
                )
        ),
        OfBullet(
            "37",
            "a word of a quotation changed in a bullet",
            "S07",
            (text, random) =>
                TextChanges.One(
                    text,
                    Quotation(),
                    random,
                    match => AlterQuotation(match.Value, random)
                )
        ),
        new(
            "38a",
            "nine bullets",
            ["S01"],
            MutationTarget.Summary,
            (draft, _) =>
                draft.WithBullets([
                    .. Enumerable
                        .Range(0, 9)
                        .Select(index =>
                            draft.Summary.Bullets[index % draft.Summary.Bullets.Count]
                        ),
                ])
        ),
        OfBullet(
            "38b",
            "a bullet of sixty words",
            "S01",
            (text, _) =>
                string.Join(
                    ' ',
                    Enumerable
                        .Repeat(text.TrimEnd('.'), LongBullet)
                        .SelectMany(part => part.Split(' '))
                        .Take(LongBullet)
                )
        ),
        new(
            "38c",
            "a bullet that cites nothing, or no paragraph of the article",
            ["S01"],
            MutationTarget.Summary,
            (draft, random) =>
                random.Next(draft.Summary.Bullets.Count) is var at
                    ? draft.WithBullet(
                        at,
                        draft.Summary.Bullets[at] with
                        {
                            Paragraphs = TextChanges.Pick<string[]>(
                                [
                                    [],
                                    ["p99"],
                                ],
                                random
                            ),
                        }
                    )
                    : null
        ),
        OfBullet("S06a", "\"not\" put into a bullet", "S06", WordMutations.InsertNot),
        OfBullet("S06b", "a negation of a bullet taken out", "S06", WordMutations.DeleteNot),
        OfBullet(
            "S06c",
            "\"allegedly\" or \"reportedly\" of a bullet dropped",
            "S06",
            WordMutations.DropHedge
        ),
        OfBullet(
            "S06d",
            "\"X said\" of a bullet dropped",
            "S06",
            (text, random) => TextChanges.One(text, Attribution(), random, _ => ".")
        ),
        new(
            "S08",
            "a bullet twice in other words",
            ["S08"],
            MutationTarget.Summary,
            (draft, random) =>
                random.Next(draft.Summary.Bullets.Count) is var at
                    ? draft.WithBullet(
                        (at + 1) % draft.Summary.Bullets.Count,
                        draft.Summary.Bullets[at] with
                        {
                            Text = $"Also, {draft.Summary.Bullets[at].Text}",
                        }
                    )
                    : null
        ),
        OfBullet(
            "S09a",
            "\"Here is the summary:\" before a bullet",
            "S09",
            (text, _) => $"Here is the summary: {text}"
        ),
        OfBullet(
            "S09b",
            "an address added to a bullet",
            "S09",
            (text, _) => $"{text} See https://win-prizes.example/claim."
        ),
        OfBullet(
            "S09c",
            "foreign words in a bullet",
            "S09",
            (text, _) => $"{text} Городской совет отклонил предложение оппозиции."
        ),
    ];

    private static Draft? CiteAnother(Draft draft, Random random)
    {
        var at = random.Next(draft.Summary.Bullets.Count);
        var bullet = draft.Summary.Bullets[at];
        string[] others =
        [
            .. draft.Article.Paragraphs.Select(paragraph => paragraph.Id).Except(bullet.Paragraphs),
        ];
        return others is []
            ? null
            : draft.WithBullet(at, bullet with { Paragraphs = [TextChanges.Pick(others, random)] });
    }

    private static string AlterQuotation(string quotation, Random random)
    {
        var words = quotation.Trim('“', '”').Split(' ');
        words[random.Next(words.Length)] = TextChanges.Pick(
            ["perhaps", "splendid", "tomorrow", "terrible"],
            random
        );
        return $"“{string.Join(' ', words)}”";
    }

    [GeneratedRegex("million|billion", RegexOptions.NonBacktracking)]
    private static partial Regex Scale();

    [GeneratedRegex("“[^“”]+”", RegexOptions.NonBacktracking)]
    private static partial Regex Quotation();

    [GeneratedRegex(
        @", (?:[\p{L}'-]+ ){1,4}(?:said|announced|reported|declared|assured|told journalists)\.$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Attribution();
}
