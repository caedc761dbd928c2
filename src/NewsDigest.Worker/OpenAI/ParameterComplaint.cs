using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Which of our parameters a service objects to, by its <c>param</c>, its code or its words.</summary>
/// <param name="Parameter">Its name on the wire.</param>
/// <param name="Limit">For a length of the answer that is too large: the largest that the service takes; null when it does not say.</param>
/// <param name="IsTooLarge">The parameter is taken, and this value of it is not.</param>
internal sealed partial record ParameterComplaint(
    string Parameter,
    bool IsTooLarge = false,
    int? Limit = null
)
{
    private const string MaxCompletionTokens = "max_completion_tokens";

    /// <summary>In the order in which they are looked for: a text that names two speaks of the first, and offers the second.</summary>
    private static readonly (string Parameter, string[] Words)[] Known =
    [
        (
            "response_format",
            [
                "response_format",
                "responseformat",
                "json_schema",
                "json schema",
                "json_object",
                "json mode",
                "structured output",
                "structured_output",
                "guided_json",
                "guided decoding",
                "grammar",
                "response format",
            ]
        ),
        ("temperature", ["temperature"]),
        (
            "reasoning_effort",
            [
                "reasoning_effort",
                "reasoning.effort",
                "reasoning effort",
                "'reasoning'",
                "\"reasoning\"",
                "`reasoning`",
                "thinking",
            ]
        ),
        (ModelFamily.VerbosityName, ["verbosity"]),
        (MaxCompletionTokens, [MaxCompletionTokens]),
        (ModelFamily.MaxTokensName, [ModelFamily.MaxTokensName, "maxoutputtokens"]),
        ("seed", ["'seed'", "\"seed\"", "`seed`", "body.seed"]),
    ];

    /// <summary>Null when none of the parameters is named that can be done without.</summary>
    public static ParameterComplaint? Find(ServiceError error)
    {
        if (Named(error.Parameter) is { } named)
        {
            return Of(named, error.All);
        }

        var text = error.Message ?? "";
        var first = Known
            .Select(known =>
                (
                    known.Parameter,
                    At: known
                        .Words.Select(word =>
                            text.IndexOf(word, StringComparison.OrdinalIgnoreCase)
                        )
                        .Where(at => at >= 0)
                        .DefaultIfEmpty(int.MaxValue)
                        .Min()
                )
            )
            .MinBy(known => known.At);
        return first.At < int.MaxValue ? Of(first.Parameter, error.All) : null;
    }

    private static string? Named(string? parameter) =>
        parameter is null
            ? null
            : Known
                .FirstOrDefault(known =>
                    parameter
                        .Split('.', '[')
                        .Contains(known.Parameter, StringComparer.OrdinalIgnoreCase)
                )
                .Parameter;

    private static ParameterComplaint Of(string parameter, string text)
    {
        if (
            parameter is not (ModelFamily.MaxTokensName or MaxCompletionTokens)
            || !TooLarge().IsMatch(text)
        )
        {
            return new ParameterComplaint(parameter);
        }

        // vLLM: (4096 > 4096 - 1214), the window and what the prompt takes of it.
        if (
            Difference().Match(text) is { Success: true } sum
            && Number(sum.Groups[1].Value) - Number(sum.Groups[2].Value) is > 0 and var room
        )
        {
            return new ParameterComplaint(parameter, IsTooLarge: true, room);
        }

        return new ParameterComplaint(
            parameter,
            IsTooLarge: true,
            Bound().Match(text) is { Success: true } bound ? Number(bound.Groups["n"].Value) : null
        );
    }

    private static int? Number(string digits) =>
        int.TryParse(
            digits.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    [GeneratedRegex(
        @"too (?:large|high|big|many)|at most|less than or equal|must be (?:<=|≤|less|at most|below)|exceed|valid range|maximum|range is|> \d|greater than|limit",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex TooLarge();

    [GeneratedRegex(
        @"> (\d+) - (\d+)\)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Difference();

    [GeneratedRegex(
        @"(?:at most|less than or equal to|<=|≤|valid range[^\[]*\[\d+,|> |supports? (?:up to|only)|maximum (?:value |allowed )?(?:is|of)|limit (?:is|of)|not exceed|exceeds? (?:the )?(?:maximum|limit)\D{0,40}) ?`?(?<n>\d[\d,]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Bound();
}
