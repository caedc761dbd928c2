namespace NewsDigest.ChatModels;

/// <summary>Finds in <c>Model:Families</c> what a model is like.</summary>
internal static class ModelFamilies
{
    /// <summary>What the row for every model is shipped with: a guess, until somebody sets another.</summary>
    private const int GuessedWindow = 8192;

    private const string Key = $"{ModelOptions.Section}:{nameof(ModelOptions.Families)}";

    /// <param name="model">The name of the model or, on Azure, of a deployment that is named after its model. A path before it, as some servers have, may be left out in the row.</param>
    /// <exception cref="InvalidDataException">The rows that fit leave something open; the message names the key.</exception>
    public static ModelFamily Of(string model, ModelOptions options)
    {
        FamilyOptions[] rows = [.. RowsOf(model, options).Select(row => row.Value)];

        T Value<T>(string property, Func<FamilyOptions, T?> read)
            where T : struct =>
            rows.Select(read).FirstOrDefault(value => value is not null)
            ?? throw new InvalidDataException(
                $"{Key}:{FamilyOptions.Any}:{property} is missing, and no other row says it for the model '{model}'. Set it."
            );

        var priced = rows.FirstOrDefault(row => row.InputPrice is not null);
        var family = new ModelFamily(
            Value(nameof(FamilyOptions.Temperature), row => row.Temperature),
            Value(nameof(FamilyOptions.ReasoningEffort), row => row.ReasoningEffort),
            Value(nameof(FamilyOptions.Verbosity), row => row.Verbosity),
            Value(nameof(FamilyOptions.MaxCompletionTokens), row => row.MaxCompletionTokens),
            Value(nameof(FamilyOptions.StrictSchema), row => row.StrictSchema),
            Value(nameof(FamilyOptions.ContextTokens), row => row.ContextTokens),
            Value(nameof(FamilyOptions.OutputTokens), row => row.OutputTokens),
            Value(nameof(FamilyOptions.ThinkingTokens), row => row.ThinkingTokens),
            priced
                is {
                    InputPrice: { } input,
                    CachedPrice: { } cached,
                    OutputPrice: { } output,
                    PricesAsOf: { } date
                }
                ? new ModelPrice(input, cached, output, date)
                : null
        );
        return family.OutputTokens > family.ThinkingTokens
            ? family
            : throw new InvalidDataException(
                $"{Key}: the model '{model}' would have {family.OutputTokens} tokens for its answer and {family.ThinkingTokens} of them for thinking. Raise OutputTokens or lower ThinkingTokens."
            );
    }

    /// <summary>Somebody has said how long the window of this model is; what its server says does not count then.</summary>
    public static bool IsWindowConfigured(string model, ModelOptions options) =>
        RowsOf(model, options).FirstOrDefault(row => row.Value.ContextTokens is not null) is var row
        && (row.Key != FamilyOptions.Any || row.Value.ContextTokens != GuessedWindow);

    private static IEnumerable<KeyValuePair<string, FamilyOptions>> RowsOf(
        string model,
        ModelOptions options
    )
    {
        var name = model.Split('/')[^1];
        return options
            .Families.Where(row =>
                row.Key == FamilyOptions.Any
                || IsBeginning(row.Key, name)
                || IsBeginning(row.Key, model)
            )
            .OrderByDescending(row => row.Key == FamilyOptions.Any ? 0 : row.Key.Length);
    }

    private static bool IsBeginning(string key, string name) =>
        name.StartsWith(key, StringComparison.OrdinalIgnoreCase);
}
