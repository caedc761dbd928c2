namespace NewsDigest.Models;

/// <summary>Finds in <c>Model:Families</c> what a model is like.</summary>
internal static class ModelFamilies
{
    private const string Key = $"{ModelOptions.Section}:{nameof(ModelOptions.Families)}";

    /// <param name="model">The name of the model or, on Azure, of a deployment that is named after its model. A path before it, as some servers have, may be left out in the row.</param>
    /// <exception cref="InvalidDataException">The rows that fit leave something open; the message names the key.</exception>
    public static ModelFamily Of(string model, ModelOptions options)
    {
        var name = model.Split('/')[^1];
        FamilyOptions[] rows = [.. options.Families
            .Where(row => row.Key == FamilyOptions.Any || name.StartsWith(row.Key, StringComparison.OrdinalIgnoreCase) || model.StartsWith(row.Key, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(row => row.Key == FamilyOptions.Any ? 0 : row.Key.Length)
            .Select(row => row.Value)];

        T Value<T>(string property, Func<FamilyOptions, T?> read)
            where T : struct =>
            rows.Select(read).FirstOrDefault(value => value is not null)
            ?? throw new InvalidDataException($"{Key}:{FamilyOptions.Any}:{property} is missing, and no other row says it for the model '{model}'. Set it.");

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
            priced is { InputPrice: { } input, CachedPrice: { } cached, OutputPrice: { } output, PricesAsOf: { } date } ? new ModelPrice(input, cached, output, date) : null);
        return family.OutputTokens > family.ThinkingTokens
            ? family
            : throw new InvalidDataException($"{Key}: the model '{model}' would have {family.OutputTokens} tokens for its answer and {family.ThinkingTokens} of them for thinking. Raise OutputTokens or lower ThinkingTokens.");
    }
}
