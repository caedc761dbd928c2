using System.Text.RegularExpressions;

namespace NewsDigest.Tests.Matrix;

/// <summary>Operators 19, 30 and 31: names, and the table of names that the engine declares.</summary>
internal static class NameMutations
{
    private static readonly string[] Strangers =
    [
        "Whitcombe",
        "Delacroix",
        "Nakagawa",
        "Petrosyan",
        "Okonkwo",
        "Lindqvist",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new(
            "19a",
            "two persons change places",
            ["V15", "V17", "V21"],
            MutationTarget.Translation,
            SwapPersons
        ),
        new("19b", "a stranger for a person", ["V15", "V17"], MutationTarget.Translation, Stranger),
        new(
            "30",
            "a declared name that the source does not have",
            ["V15"],
            MutationTarget.Translation,
            (draft, random) =>
                Declare(
                    draft,
                    random,
                    (entity, stranger) => entity with { Source = $"{entity.Source[..1]}{stranger}" }
                )
        ),
        new(
            "31a",
            "one name declared with two English forms",
            ["V15"],
            MutationTarget.Translation,
            (draft, random) =>
                Declare(draft, random, (entity, stranger) => entity with { English = stranger })
        ),
        new(
            "31b",
            "a declared English form that is not used",
            ["V15"],
            MutationTarget.Translation,
            NotUsed
        ),
    ];

    public static string? StrangerIn(string text, IReadOnlyList<Entity> entities, Random random)
    {
        string[] surnames =
        [
            .. entities
                .Where(entity => entity.Type == "person")
                .Select(entity => Surname(entity.English))
                .Where(name => Whole(name).IsMatch(text)),
        ];
        return surnames is []
            ? null
            : Whole(TextChanges.Pick(surnames, random))
                .Replace(text, TextChanges.Pick(Strangers, random));
    }

    /// <summary>"Ho", and not in "school".</summary>
    private static Regex Whole(string name) =>
        new($@"\b{Regex.Escape(name)}\b", RegexOptions.NonBacktracking);

    public static string? Mixed(string text, IReadOnlyList<Entity> entities)
    {
        var persons = entities
            .Where(entity => entity.Type == "person")
            .Select(entity => entity.English)
            .ToArray();
        return
            persons.FirstOrDefault(name => text.Contains(name, StringComparison.Ordinal)) is { } one
            && persons.FirstOrDefault(name => name != one) is { } other
            ? text.Replace(
                one,
                $"{one.Split(' ')[0]} {other.Split(' ')[^1]}",
                StringComparison.Ordinal
            )
            : null;
    }

    private static string Surname(string name) => name.Split(' ')[^1].Split('-')[^1];

    private static Draft? SwapPersons(Draft draft, Random random)
    {
        Entity[] persons = [.. draft.Article.Entities.Where(entity => entity.Type == "person")];
        random.Shuffle(persons);
        return persons is [var one, var two, ..]
            ? draft.WithAll(text =>
                text.Replace(one.English, "\u0001", StringComparison.Ordinal)
                    .Replace(two.English, one.English, StringComparison.Ordinal)
                    .Replace("\u0001", two.English, StringComparison.Ordinal)
            )
            : null;
    }

    private static Draft? Stranger(Draft draft, Random random)
    {
        foreach (var at in Mutation.Shuffled(draft.Count, random))
        {
            if (StrangerIn(draft.English(at), draft.Article.Entities, random) is { } text)
            {
                return draft.WithEnglish(at, text);
            }
        }

        return null;
    }

    private static Draft? Declare(
        Draft draft,
        Random random,
        Func<Entity, string, Entity> change
    ) =>
        draft.WithEntities([
            .. draft.Article.Entities,
            change(
                TextChanges.Pick(draft.Article.Entities, random),
                TextChanges.Pick(Strangers, random)
            ),
        ]);

    private static Draft? NotUsed(Draft draft, Random random)
    {
        var at = random.Next(draft.Article.Entities.Count);
        return draft.WithEntities([
            .. draft.Article.Entities.Select(
                (entity, index) =>
                    index == at
                        ? entity with
                        {
                            English = TextChanges.Pick(Strangers, random),
                        }
                        : entity
            ),
        ]);
    }
}
