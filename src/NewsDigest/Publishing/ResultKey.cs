using System.Globalization;
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
    public static ResultKey For(
        CleanArticle article,
        EngineInfo translator,
        EngineInfo summarizer
    ) =>
        new(
            StorePath.KeyOf(article.Id),
            $"{article.ContentHash[..HashLength]}-{Fingerprint(translator, summarizer, article.Raw.Glossary)}"
        );

    /// <summary>Where results lie that wait for a person: out of the results, under the same names.</summary>
    public const string HeldFolder = "held";

    public const string ResultsFolder = "results";

    /// <summary>Hex digits of each half of a version: 128 bits, so that nobody finds two contents with one.</summary>
    private const int HashLength = 32;

    private const string RunMark = "-run";

    private string Folder { get; init; } = ResultsFolder;

    /// <summary>Where an earlier version, with shorter hashes, put the same result; null when this is such a key itself.</summary>
    public ResultKey? Earlier =>
        Version.Split('-') is [{ Length: HashLength } content, { Length: HashLength } way]
            ? this with
            {
                Article = StorePath.EarlierKey(Article),
                Version = $"{content[..12]}-{way[..8]}",
            }
            : null;

    public ResultKey Held => this with { Folder = HeldFolder };

    /// <summary>Where the next run of the same way of working on the same content puts its result.</summary>
    public ResultKey Next() =>
        Version.Split(RunMark) is [var version, var run]
        && int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? this with
            {
                Version = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{version}{RunMark}{number + 1}"
                ),
            }
            : this with
            {
                Version = $"{Version}{RunMark}2",
            };

    public StorePath Json => StorePath.Of(Folder, Article, Version, "result.json");

    public StorePath Html => StorePath.Of(Folder, Article, Version, "result.html");

    public StorePath Markdown => StorePath.Of(Folder, Article, Version, "result.md");

    /// <summary>The key under which a held result would be published; null when the path is not one of a held result.</summary>
    public static ResultKey? OfHeld(string path) =>
        path.Split('/') is [HeldFolder, var article, var version, "result.json"]
        && StorePath.TryParse(path) is not null
            ? new ResultKey(article, version)
            : null;

    /// <summary>The key of a result in the store; null when the path is not one of a published result.</summary>
    public static ResultKey? OfPublished(StorePath path) =>
        path.Value.Split('/') is [ResultsFolder, var article, var version, "result.json"]
            ? new ResultKey(article, version)
            : null;

    private static string Fingerprint(
        EngineInfo translator,
        EngineInfo summarizer,
        IReadOnlyList<GlossaryTerm> glossary
    )
    {
        string[] parts =
        [
            .. Parts(translator),
            "|",
            .. Parts(summarizer),
            .. glossary.Select(term =>
                $"{term.Source}\t{term.Target}\t{term.Language}\t{string.Join(',', term.Flags ?? [])}"
            ),
        ];
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)))
        )[..HashLength];
    }

    private static IEnumerable<string> Parts(EngineInfo engine) =>
        [engine.Name, engine.Model, engine.Deployment ?? "", .. engine.Prompts];
}
