using System.Text.Json.Nodes;

namespace NewsDigest.ChatModels;

/// <summary>
/// Finds the JSON of an answer, whatever stands around it. Servers that cannot keep to a schema are held to it here; what is
/// merely untidy is read, because all of it is checked afterwards and a second call at temperature 0 says the same again.
/// </summary>
internal static class AnswerJson
{
    /// <summary>An answer has one object; the rest is prose. Bounds the work on a text that is nothing but brackets.</summary>
    private const int MaxTries = 200;

    private const int MaxWrappers = 4;

    /// <summary>Where the servers' own wrappers keep JSON as a text. In any other field it is a text of the article, and no answer.</summary>
    private static readonly string[] Wrapped = ["arguments", "parameters", "input"];

    /// <param name="shape">The answer that an object is, or null.</param>
    /// <param name="weigh">How much of what was asked for it holds; 0 is an answer to something else.</param>
    /// <param name="list">The list that every answer has.</param>
    public static Reading<T> Read<T>(
        string text,
        Func<JsonObject, T?> shape,
        Func<T, int> weigh,
        string list
    )
        where T : class
    {
        var answer = IsWhole(text) ? text : Thinking.Without(text);
        var found = Find(answer);
        Candidate<T>[] candidates =
        [
            .. found.Values.SelectMany(value =>
                Candidates(value.Node, shape, weigh, list, MaxWrappers)
                    .Select(inner => inner with { Mended = value.Mended })
            ),
        ];

        // The one that holds most of what was asked for, and of equals the first: what an article puts into a model's mouth comes later or is less.
        if (
            candidates
                .Where(candidate => candidate.Weight > 0)
                .MaxBy(candidate => candidate.Weight) is
            { } best
        )
        {
            var others = candidates
                .Where(candidate => candidate != best && candidate.Weight > 0)
                .ToArray();
            string[] forgiven =
            [
                .. Around(text, answer, found),
                .. best.Mended,
                .. others is [] ? Array.Empty<string>() : ["more than one object"],
            ];
            return new Reading<T>(
                best.Answer,
                forgiven is [] ? null : string.Join("; ", forgiven),
                null
            )
            {
                IsContested = others.Any(other => !JsonNode.DeepEquals(other.Node, best.Node)),
            };
        }

        // Of the right shape, and still no answer to what was asked: its own reader says why.
        return candidates is [var only, ..]
            ? new Reading<T>(only.Answer, null, null)
            : new Reading<T>(null, null, Fault(answer, found, list));
    }

    /// <summary>Nothing but one value: then a mark of thinking in it is a word of the article.</summary>
    private static bool IsWhole(string text)
    {
        var reader = new LooseJson(text, 0);
        return text.AsSpan().TrimStart() is ['{' or '[', ..]
            && reader.TryRead(out _)
            && string.IsNullOrWhiteSpace(text[reader.End..]);
    }

    private static string Fault(string answer, Found found, string list) =>
        found switch
        {
            _ when string.IsNullOrWhiteSpace(answer) => "was empty",
            { IsCut: true } => "held JSON that ends before it is closed",
            { IsBroken: true } => "held JSON that cannot be read",
            { Values: [] } => "held no JSON object",
            _ => $"held JSON without the list '{list}'",
        };

    private static IEnumerable<string> Around(string text, string answer, Found found)
    {
        if (answer.Length < text.Length)
        {
            yield return "thinking before the answer";
        }

        var rest = found.Rest.Replace("```", "", StringComparison.Ordinal).Trim();
        if (rest.Length < found.Rest.Trim().Length)
        {
            yield return "a code fence";
        }

        if (rest.Length > 0 && !rest.Equals("json", StringComparison.OrdinalIgnoreCase))
        {
            yield return rest == "\uFEFF" ? "a byte order mark" : "words around the answer";
        }
    }

    /// <summary>All whole values of a text, first to last, and what is wrong where there is none.</summary>
    private static Found Find(string text)
    {
        List<(JsonNode Node, IReadOnlyCollection<string> Mended)> values = [];
        var rest = new System.Text.StringBuilder();
        var (isCut, isBroken) = (false, false);
        var at = 0;
        for (
            var tries = 0;
            tries < MaxTries && text.AsSpan(at).IndexOfAny('{', '[', '"') is >= 0 and var step;

        )
        {
            rest.Append(text, at, step);
            at += step;

            // In quotation marks it is an answer that was written as a string, or prose.
            if (
                text[at] == '"'
                && !(
                    string.IsNullOrWhiteSpace(text[..at]) && text.AsSpan(at + 1) is ['{' or '[', ..]
                )
            )
            {
                rest.Append(text[at++]);
                continue;
            }

            tries++;
            var reader = new LooseJson(text, at);
            if (reader.TryRead(out var value) && value is not null)
            {
                values.Add((value, reader.Mended));
                at = reader.End;
                continue;
            }

            // A bracket of the prose breaks at once; JSON that holds fields and then breaks is the answer, and what is left of it.
            isCut |= reader.IsCut;
            isBroken |= reader.End - at > 2;
            rest.Append(text[at++]);
        }

        rest.Append(text, at, text.Length - at);
        return new Found(values, rest.ToString(), isCut, isBroken);
    }

    /// <summary>The answer itself, or what a list or an object around it holds; outermost first.</summary>
    private static IEnumerable<Candidate<T>> Candidates<T>(
        JsonNode? node,
        Func<JsonObject, T?> shape,
        Func<T, int> weigh,
        string list,
        int depth
    )
        where T : class
    {
        if (AsAnswer(node, list) is { } whole && shape(whole) is { } answer)
        {
            var candidate = new Candidate<T>(whole, answer, weigh(answer));
            yield return candidate;
            if (candidate.Weight > 0)
            {
                yield break;
            }
        }

        foreach (
            var inner in depth > 0
                ? Inner(node).SelectMany(inner => Candidates(inner, shape, weigh, list, depth - 1))
                : []
        )
        {
            yield return inner;
        }
    }

    /// <summary>An object, or the list alone that should stand in one.</summary>
    private static JsonObject? AsAnswer(JsonNode? node, string list) =>
        node switch
        {
            JsonObject whole => whole,
            JsonArray items when items is [JsonObject, ..] => new JsonObject
            {
                [list] = items.DeepClone(),
            },
            _ => null,
        };

    private static IEnumerable<JsonNode?> Inner(JsonNode? node) =>
        node switch
        {
            JsonObject wrapper => wrapper
                .Where(field => field.Value is not JsonValue || Wrapped.Contains(field.Key))
                .Select(field => field.Value),
            JsonArray items => items,
            JsonValue value
                when value.TryGetValue<string>(out var text)
                    && text.AsSpan().TrimStart() is ['{' or '[', ..] => Find(text)
                .Values.Take(1)
                .Select(found => found.Node),
            _ => [],
        };

    /// <param name="Weight">How much of what was asked for it holds.</param>
    private sealed record Candidate<T>(JsonObject Node, T Answer, int Weight)
    {
        public IReadOnlyCollection<string> Mended { get; init; } = [];
    }

    /// <param name="Rest">What stands around the values.</param>
    private sealed record Found(
        IReadOnlyList<(JsonNode Node, IReadOnlyCollection<string> Mended)> Values,
        string Rest,
        bool IsCut,
        bool IsBroken
    );
}
