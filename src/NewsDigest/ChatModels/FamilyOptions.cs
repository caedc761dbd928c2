namespace NewsDigest.ChatModels;

/// <summary>
/// One row of <c>Model:Families</c>, which says what models are like whose name begins with the row's name. Rows build on each
/// other: what a longer name leaves out, a shorter one or <c>*</c> says. So a row can add a price and nothing else.
/// </summary>
internal sealed class FamilyOptions
{
    /// <summary>The row that every model falls back on.</summary>
    public const string Any = "*";

    public bool? Temperature { get; init; }

    public bool? ReasoningEffort { get; init; }

    public bool? Verbosity { get; init; }

    public bool? MaxCompletionTokens { get; init; }

    public bool? StrictSchema { get; init; }

    public int? ContextTokens { get; init; }

    public int? OutputTokens { get; init; }

    public int? ThinkingTokens { get; init; }

    /// <summary>For a million tokens, like the two below; all three or none.</summary>
    public decimal? InputPrice { get; init; }

    public decimal? CachedPrice { get; init; }

    public decimal? OutputPrice { get; init; }

    /// <summary>The date of these prices.</summary>
    public string? PricesAsOf { get; init; }

    /// <summary>What is wrong with this row, by the name of the key; null when nothing is.</summary>
    public string? Problem(string key)
    {
        foreach (
            var (name, value, least) in new[]
            {
                (nameof(ContextTokens), ContextTokens, 2000),
                (nameof(OutputTokens), OutputTokens, 500),
                (nameof(ThinkingTokens), ThinkingTokens, 0),
            }
        )
        {
            if (value < least)
            {
                return $"{key}:{name} ({value}) must be at least {least}.";
            }
        }

        foreach (
            var (name, value) in new[]
            {
                (nameof(InputPrice), InputPrice),
                (nameof(CachedPrice), CachedPrice),
                (nameof(OutputPrice), OutputPrice),
            }
        )
        {
            if (value < 0)
            {
                return $"{key}:{name} ({value}) must not be negative. Leave it out when it is not known.";
            }
        }

        return
            (InputPrice, CachedPrice, OutputPrice, PricesAsOf)
                is
                    (null, null, null, null)
                    or
                    (not null, not null, not null, { Length: > 0 })
            ? null
            : $"{key} has a part of its prices only. Set {nameof(InputPrice)}, {nameof(CachedPrice)}, {nameof(OutputPrice)} and {nameof(PricesAsOf)}, or none of them.";
    }
}
