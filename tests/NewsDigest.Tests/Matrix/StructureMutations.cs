namespace NewsDigest.Tests.Matrix;

/// <summary>Operators 11b to 15 and 29: sentences and paragraphs that came, went or moved.</summary>
internal static class StructureMutations
{
    private static readonly string[] Chatter =
    [
        "Observers had long expected such a step and many of them welcomed it warmly when it finally came after a long wait.",
        "The announcement surprised the residents, who had been given quite another impression only a few weeks before it was made.",
        "It remains to be seen how the plans will be received by those whom they concern most and who had hoped for much more.",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.OfParagraph(
            "11b",
            "a sentence without a number added",
            "V14",
            (text, random) => $"{text} {TextChanges.Pick(Chatter, random)}"
        ),
        Mutation.OfParagraph("12", "a sentence left out", "V13", DropSentence),
        new(
            "13a",
            "a paragraph left out",
            ["V03"],
            MutationTarget.Translation,
            (draft, random) =>
                draft.WithEnglish(random.Next(draft.Count), null, ParagraphStatus.Missing)
        ),
        new(
            "13b",
            "a paragraph with empty text",
            ["V03"],
            MutationTarget.Translation,
            (draft, random) => draft.WithEnglish(random.Next(draft.Count), "")
        ),
        new(
            "14",
            "two paragraphs merged, the rest shifted",
            ["V21", "V02"],
            MutationTarget.Translation,
            Merge
        ),
        new("15", "two paragraphs change places", ["V21"], MutationTarget.Translation, Swap),
        Mutation.OfParagraph(
            "29",
            "a sentence three times",
            "V22",
            (text, random) =>
                TextChanges.Pick(Long(text), random) is var sentence
                    ? text.Replace(
                        sentence,
                        $"{sentence} {sentence} {sentence}",
                        StringComparison.Ordinal
                    )
                    : null
        ),
    ];

    private static string[] Long(string text) =>
        [.. Sentences.Split(text).OrderByDescending(sentence => sentence.Length).Take(1)];

    private static string? DropSentence(string text, Random random)
    {
        var sentences = Sentences.Split(text).ToList();
        if (sentences.Count < 2)
        {
            return null;
        }

        sentences.RemoveAt(random.Next(sentences.Count));
        return string.Join(' ', sentences);
    }

    /// <summary>As a model does it that joins two and then has one id too many: the last paragraph is cut in two to fill it.</summary>
    private static Draft? Merge(Draft draft, Random random)
    {
        List<string> texts =
        [
            .. draft.Article.Paragraphs.Select(paragraph => paragraph.English ?? ""),
        ];
        var at = random.Next(texts.Count - 1);
        texts[at] = $"{texts[at]} {texts[at + 1]}";
        texts.RemoveAt(at + 1);
        if (Sentences.Split(texts[^1]) is not [_, _, ..] sentences)
        {
            return null;
        }

        (texts[^1], var rest) = (
            string.Join(' ', sentences.Take(sentences.Count - 1)),
            sentences[^1]
        );
        texts.Add(rest);
        return texts
            .Index()
            .Aggregate(draft, (damaged, text) => damaged.WithEnglish(text.Index, text.Item));
    }

    private static Draft? Swap(Draft draft, Random random)
    {
        var at = random.Next(draft.Count - 1);
        return draft.WithEnglish(at, draft.English(at + 1)).WithEnglish(at + 1, draft.English(at));
    }
}
