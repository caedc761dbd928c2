using System.Globalization;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>Where an edition lies: <c>editions/NAME/WHEN</c>, and its later revisions in <c>r2</c>, <c>r3</c>, … below.</summary>
/// <param name="Name">Of the definition.</param>
/// <param name="When">The scheduled time with its offset, such as <c>2026-10-25-0230p0200</c> or <c>2026-11-30-0700z</c>.</param>
internal sealed record EditionKey(string Name, string When, int Revision = 1)
{
    public const string EditionsFolder = "editions";

    private const int LocalLength = 15;

    public static EditionKey Of(string name, DateTimeOffset at) =>
        new(name, at.ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture) + OffsetOf(at));

    public string Id => $"{Name}/{When}";

    /// <summary>The scheduled time.</summary>
    public DateTimeOffset At => Parse(When) ?? throw new FormatException($"'{When}' is no time.");

    /// <summary>The folder of all revisions.</summary>
    public StorePath Folder => StorePath.Of(EditionsFolder, Name, When);

    /// <summary>Put there before any work, once: all else follows from it.</summary>
    public StorePath Input => Place("input.json");

    public StorePath Json => Place("edition.json");

    public StorePath Html => Place("edition.html");

    public StorePath Markdown => Place("edition.md");

    /// <summary>Null when the text is not the id of an edition.</summary>
    public static EditionKey? OfId(string id) =>
        id.Split('/') is [var name, var when]
        && StorePath.TryParse(id) is not null
        && Parse(when) is not null
            ? new EditionKey(name, when)
            : null;

    /// <summary>The key of an <c>edition.json</c> in the store; null when the path is not one.</summary>
    public static EditionKey? OfJson(StorePath path) =>
        path.Value.Split('/') switch
        {
            [EditionsFolder, var name, var when, "edition.json"] => OfId($"{name}/{when}"),
            [EditionsFolder, var name, var when, ['r', .. var number], "edition.json"]
                when int.TryParse(
                    number,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var revision
                ) => OfId($"{name}/{when}") is { } first
                ? first with
                {
                    Revision = revision,
                }
                : null,
            _ => null,
        };

    private StorePath Place(string file) =>
        Revision == 1
            ? Folder.Append(file)
            : Folder.Append($"r{Revision.ToString(CultureInfo.InvariantCulture)}").Append(file);

    private static string OffsetOf(DateTimeOffset at)
    {
        if (at.Offset == TimeSpan.Zero)
        {
            return "z";
        }

        var sign = at.Offset < TimeSpan.Zero ? 'm' : 'p';
        return sign + at.Offset.Duration().ToString("hhmm", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset? Parse(string when)
    {
        if (when.Length <= LocalLength)
        {
            return null;
        }

        var offset = when[LocalLength..] switch
        {
            "z" => "+00:00",
            ['p', var a, var b, var c, var d] => $"+{a}{b}:{c}{d}",
            ['m', var a, var b, var c, var d] => $"-{a}{b}:{c}{d}",
            _ => "",
        };
        return DateTimeOffset.TryParseExact(
            when[..LocalLength] + offset,
            "yyyy-MM-dd-HHmmzzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var at
        )
            ? at
            : null;
    }
}
