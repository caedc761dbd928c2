using System.Net;
using System.Text.Json;

namespace NewsDigest.Evaluation.Facts;

/// <summary>One file of WMT news: sentences of one language with human English and the output of several systems.</summary>
internal sealed record WmtSet(
    string Set,
    string Name,
    string Language,
    IReadOnlyList<WmtSet.Item> Items
)
{
    public static IEnumerable<WmtSet> In(FactsData data) =>
        from folder in data.Sets("mt_wmt2021").Concat(data.Sets("mt_wmt_classic"))
        from file in folder
            .GetFiles("??-en*.jsonl")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
        let language = file.Name[..2]
        where data.Wants(language)
        select new WmtSet(
            folder.Name,
            Path.GetFileNameWithoutExtension(file.Name),
            language,
            [.. FactsData.Lines(file).Select(Read)]
        );

    private static Item Read(JsonElement line) =>
        new(
            line.GetProperty("src").GetString() ?? "",
            Text(line, "ref") ?? "",
            WebUtility.HtmlDecode(Text(line, "hyp"))
        ); // some systems escaped their quotation marks

    /// <summary>The text, or the first of several by name.</summary>
    private static string? Text(JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value
            .EnumerateObject()
            .Select(one => one.Value.GetString())
            .FirstOrDefault(text => text is { Length: > 0 });

    /// <param name="Hypothesis">What the first of the systems made of it, where there is one.</param>
    internal sealed record Item(string Source, string Reference, string? Hypothesis);
}
