namespace NewsDigest.Tests.Matrix;

/// <summary>Operators 16 and 17: text that is not English.</summary>
internal static class LanguageMutations
{
    private static readonly (string Language, string Text)[] Third =
    [
        (
            "de",
            "Der Stadtrat hat am späten Abend nach langer Debatte den Antrag der Opposition abgelehnt, und die Sitzung wurde danach ohne Ergebnis beendet."
        ),
        (
            "ru",
            "Городской совет поздно вечером после долгих споров отклонил предложение оппозиции, и заседание закончилось без результата."
        ),
        (
            "it",
            "Il consiglio comunale ha respinto in tarda serata la proposta dell'opposizione dopo un lungo dibattito, e la seduta è finita senza alcun risultato."
        ),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new(
            "16a",
            "a sentence left in its language",
            ["V04", "V05"],
            MutationTarget.Translation,
            LeaveSentence
        ),
        new(
            "16b",
            "a paragraph left in its language",
            ["V04", "V05"],
            MutationTarget.Translation,
            (draft, random) =>
                random.Next(draft.Count) is var at
                    ? draft.WithEnglish(at, draft.Article.Paragraphs[at].Original)
                    : null
        ),
        new(
            "17",
            "half a paragraph in a third language",
            ["V04"],
            MutationTarget.Translation,
            InAnotherLanguage
        ),
    ];

    private static Draft? LeaveSentence(Draft draft, Random random)
    {
        foreach (var at in Mutation.Shuffled(draft.Count, random))
        {
            var (theirs, ours) = (
                Sentences.Split(draft.Article.Paragraphs[at].Original),
                Sentences.Split(draft.English(at)).ToArray()
            );
            if (theirs.Count == ours.Length)
            {
                var index = random.Next(ours.Length);
                ours[index] = theirs[index];
                return draft.WithEnglish(at, string.Join(' ', ours));
            }
        }

        return null;
    }

    private static Draft? InAnotherLanguage(Draft draft, Random random)
    {
        var language = draft.Article.Language.Main.Code;
        var at = random.Next(draft.Count);
        var text = TextChanges
            .Pick([.. Third.Where(third => third.Language != language)], random)
            .Text;
        return draft.WithEnglish(at, $"{Sentences.Split(draft.English(at))[0]} {text}");
    }
}
