namespace NewsDigest.Models;

/// <summary>What a model costs, as the operator's contract has it. None is shipped: prices change, and an old one is a wrong one.</summary>
internal sealed class ModelPrice
{
    /// <summary>The model's name, or the deployment's.</summary>
    public string Model { get; init; } = "";

    /// <summary>For a million tokens of input.</summary>
    public decimal Input { get; init; }

    /// <summary>For a million tokens of input that the service had in its cache.</summary>
    public decimal Cached { get; init; }

    /// <summary>For a million tokens of output, thinking included.</summary>
    public decimal Output { get; init; }

    /// <summary>Said beside every cost, for example <c>2026-11-01</c>.</summary>
    public string AsOf { get; init; } = "an unknown date";

    public decimal Cost(long input, long cached, long output) => (((input - cached) * Input) + (cached * Cached) + (output * Output)) / 1_000_000;
}
