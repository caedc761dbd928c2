namespace NewsDigest.Facts.Reading.Names;

/// <summary>Names that the engine's own table explains. Persons it cannot explain: a person's name sounds alike in both languages, or it is wrong.</summary>
internal static class EntityNames
{
    private const string Person = "person";

    /// <summary>The English words of the rows whose source stands in the text.</summary>
    public static string[] Of(string source, IReadOnlyList<Entity> entities) =>
        [
            .. Rows(source, entities)
                .SelectMany(entity => entity.English.Split(' ', '-').Append(entity.English))
                .Distinct(),
        ];

    /// <summary>The rows of things that are no persons.</summary>
    public static IEnumerable<Entity> Rows(string source, IReadOnlyList<Entity> entities) =>
        entities.Where(entity =>
            entity.Type != Person
            && entity.Source.Length > 0
            && source.Contains(entity.Source, StringComparison.OrdinalIgnoreCase)
        );
}
