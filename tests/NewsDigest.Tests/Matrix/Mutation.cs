namespace NewsDigest.Tests.Matrix;

/// <summary>One way to damage a right translation or summary.</summary>
/// <param name="Id">The number in the plan of docs/fact-check.md, with a letter where one has several forms.</param>
/// <param name="Expected">The checks that are there to see it.</param>
/// <param name="Apply">Null where the draft has nothing that can be damaged so.</param>
internal sealed record Mutation(
    string Id,
    string Name,
    IReadOnlyList<string> Expected,
    MutationTarget Target,
    Func<Draft, Random, Draft?> Apply
)
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        .. NumberMutations.All,
        .. DateMutations.All,
        .. StructureMutations.All,
        .. LanguageMutations.All,
        .. WordMutations.All,
        .. NameMutations.All,
        .. LeakMutations.All,
        .. SummaryMutations.All,
    ];

    /// <summary>Damages one paragraph, the first in a random order where <paramref name="change"/> finds something.</summary>
    public static Mutation OfParagraph(
        string id,
        string name,
        string expected,
        Func<string, Random, string?> change
    ) =>
        new(
            id,
            name,
            expected.Split(' '),
            MutationTarget.Translation,
            (draft, random) =>
                Shuffled(draft.Count, random)
                    .Select(index =>
                        change(draft.English(index), random) is { } text
                        && text != draft.English(index)
                            ? draft.WithEnglish(index, text)
                            : null
                    )
                    .FirstOrDefault(damaged => damaged is not null)
        );

    public static Mutation OfBullet(
        string id,
        string name,
        string expected,
        Func<string, Random, string?> change
    ) =>
        new(
            id,
            name,
            expected.Split(' '),
            MutationTarget.Summary,
            (draft, random) =>
                Shuffled(draft.Summary.Bullets.Count, random)
                    .Select(index => (index, bullet: draft.Summary.Bullets[index]))
                    .Select(pair =>
                        change(pair.bullet.Text, random) is { } text && text != pair.bullet.Text
                            ? draft.WithBullet(pair.index, pair.bullet with { Text = text })
                            : null
                    )
                    .FirstOrDefault(damaged => damaged is not null)
        );

    public static Mutation OfSentence(
        string id,
        string name,
        string expected,
        Func<string, Random, string?> change
    ) =>
        new(
            id,
            name,
            expected.Split(' '),
            MutationTarget.Summary,
            (draft, random) =>
                change(draft.Summary.OneSentence, random) is { } text
                && text != draft.Summary.OneSentence
                    ? draft.WithOneSentence(text)
                    : null
        );

    public static int[] Shuffled(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }
}
