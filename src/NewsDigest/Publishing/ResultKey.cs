using System.Security.Cryptography;
using System.Text;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>
/// Where the result of an article lies: one folder an id, and in it one result for each content and each way of working
/// (engine, model, prompts, the message's glossary).
/// The same text with the same engine and prompts has the same key, so nothing is made or paid for twice.
/// </summary>
internal sealed record ResultKey(string Article, string Version)
{
    public static ResultKey For(CleanArticle article, EngineInfo translator, EngineInfo summarizer) =>
        new(StorePath.KeyOf(article.Id), $"{article.ContentHash[..12]}-{Fingerprint(translator, summarizer, article.Raw.Glossary)}");

    /// <summary>Where results lie that wait for a person: out of the results, under the same names.</summary>
    public const string HeldFolder = "held";

    private const string ResultsFolder = "results";

    private string Folder { get; init; } = ResultsFolder;

    public ResultKey Held => this with { Folder = HeldFolder };

    public StorePath Json => StorePath.Of(Folder, Article, Version, "result.json");

    public StorePath Html => StorePath.Of(Folder, Article, Version, "result.html");

    public StorePath Markdown => StorePath.Of(Folder, Article, Version, "result.md");

    /// <summary>The key under which a held result would be published; null when the path is not one of a held result.</summary>
    public static ResultKey? OfHeld(string path) =>
        path.Split('/') is [HeldFolder, var article, var version, "result.json"] && StorePath.TryParse(path) is not null ? new ResultKey(article, version) : null;

    private static string Fingerprint(EngineInfo translator, EngineInfo summarizer, IReadOnlyList<GlossaryTerm> glossary)
    {
        string[] parts = [.. Parts(translator), "|", .. Parts(summarizer), .. glossary.Select(term => $"{term.Source}\t{term.Target}\t{term.Language}\t{string.Join(',', term.Flags ?? [])}")];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..8];
    }

    private static IEnumerable<string> Parts(EngineInfo engine) => [engine.Name, engine.Model, engine.Deployment ?? "", .. engine.Prompts];
}
