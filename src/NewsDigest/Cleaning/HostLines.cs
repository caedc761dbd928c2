using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Lines that an operator said no article of a host is made of, because they repeat across its articles. A setting and no
/// memory: the same message under the same settings is the same content, in every worker and at every time.
/// </summary>
internal sealed class HostLines
{
    /// <summary>In place of a host: every article.</summary>
    public const string AnyHost = "*";

    private readonly HashSet<(string Host, string Letters)> _lines = [];

    public static HostLines None { get; } = new();

    /// <summary>Lines of "host, tab, line"; empty ones and those that begin with '#' say nothing.</summary>
    public static HostLines Parse(IEnumerable<string> rows)
    {
        var lines = new HostLines();
        foreach (var (number, row) in rows.Index())
        {
            if (row.Length == 0 || row[0] == '#')
            {
                continue;
            }

            if (row.Split('\t') is not [{ Length: > 0 } host, { Length: > 0 } text])
            {
                throw new FormatException(
                    $"line {number + 1} is '{row}'; it must be a host (or '{AnyHost}'), a tab and the line to remove."
                );
            }

            lines._lines.Add((host.ToLowerInvariant(), AlphanumericKey.Of(text).Letters));
        }

        return lines;
    }

    public IReadOnlyList<TextLine> Remove(
        IReadOnlyList<TextLine> lines,
        Uri? address,
        List<Receipt> receipts
    )
    {
        if (_lines.Count == 0)
        {
            return lines;
        }

        var host = HostOf(address);
        return
        [
            .. lines.Where(line =>
            {
                var letters = AlphanumericKey.Of(line.Text).Letters;
                var isListed =
                    letters.Length > 0
                    && (_lines.Contains((host, letters)) || _lines.Contains((AnyHost, letters)));
                if (isListed)
                {
                    receipts.Add(new Receipt("host_line", line.Text, null, line.Number));
                }

                return !isListed;
            }),
        ];
    }

    public static string HostOf(Uri? address) =>
        address is not { IsAbsoluteUri: true, Host: var host } ? AnyHost
        : host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant()
        : host.ToLowerInvariant();
}
