using System.Globalization;
using System.Text;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>
/// Behaviours of model servers, most of them from public bug reports, in the order of docs/model-servers.md. <see cref="ServerTests"/>
/// holds the page against these rows.
/// </summary>
internal static class ServerTable
{
    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        .. Dialects.Rows,
        .. WholeAnswers.Rows,
        .. UntidyAnswers.Rows,
        .. UnreadableAnswers.Rows,
        .. FilterRows.Rows,
        .. LearnedForms.Rows,
        .. Contexts.Rows,
        .. Waits.Rows,
        .. Lists.Rows,
        .. ServiceFaults.Rows,
    ];

    /// <summary>As Markdown.</summary>
    public static string Write()
    {
        var table = new StringBuilder(
            "| server | what it does | what the worker does | requests |\n|---|---|---|---|\n"
        );
        foreach (var row in Rows)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Server} | {row.Behaviour} | {row.Worker} | {row.Count} |\n"
            );
        }

        return table.ToString();
    }
}
