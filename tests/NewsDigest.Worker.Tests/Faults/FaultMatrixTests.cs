using System.Runtime.CompilerServices;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>The table of docs/faults.md tells of tests that exist. WRITE_FAULTS=1 in the environment writes it anew.</summary>
public sealed class FaultMatrixTests
{
    private const string Begin = "<!-- table: made by FaultMatrixTests -->\n";
    private const string End = "<!-- end of table -->\n";

    [Fact]
    public void Every_test_that_the_matrix_names_exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension);
        var places = FaultMatrix.Rows.SelectMany(row => new[] { row.Local, row.Azurite }).Where(place => place[0] != '-').Select(place => place.Split(' ')[^1].Split('.')).ToArray();

        Assert.True(places.Length > 60, $"Only {places.Length} places are named.");
        Assert.All(places, place => Assert.Contains(sources[place[0]], file => File.ReadAllText(file).Contains($" {place[1]}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_table_in_the_docs_is_the_one_that_was_tested()
    {
        var file = Path.Combine(Root(), "docs", "faults.md");
        var text = File.ReadAllText(file);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("WRITE_FAULTS") == "1")
        {
            text = text[..start] + FaultMatrix.Write() + text[end..];
            File.WriteAllText(file, text);
            end = text.IndexOf(End, StringComparison.Ordinal);
        }

        Assert.Equal(FaultMatrix.Write(), text[start..end]);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..")); // a source file lies in a folder
}
