using System.Runtime.CompilerServices;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Each row of docs/model-servers.md: the worker as <c>run</c> starts it, against a server that behaves so.</summary>
public sealed class ServerTests
{
    private const string Begin = "<!-- table: made by ./build test -->\n";
    private const string End = "<!-- end of table -->\n";

    public static TheoryData<string> Ids => [.. ServerTable.Rows.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_worker_bears_a_server_as_the_table_says(string id)
    {
        await using var bench = await ServerBench.StartAsync(
            ServerTable.Rows.Single(row => row.Id == id)
        );

        await bench.ShowAsync();
    }

    /// <summary><c>WRITE_FAULTS=1</c> in the environment writes the page anew.</summary>
    [Fact]
    public void The_page_tells_of_these_rows_and_no_others()
    {
        var text = File.ReadAllText(Page());
        var (start, end) = (
            text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            text.IndexOf(End, StringComparison.Ordinal)
        );
        var table = ServerTable.Write();
        if (Environment.GetEnvironmentVariable("WRITE_FAULTS") == "1")
        {
            File.WriteAllText(Page(), text[..start] + table + text[end..]);
            return;
        }

        Assert.True(
            text[start..end] == table,
            "docs/model-servers.md does not have these rows. Run this test with WRITE_FAULTS=1, and look at what changes."
        );
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/model-servers.md")
        ); // a source file lies in a folder
}
