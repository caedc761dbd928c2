using System.Runtime.CompilerServices;

namespace NewsDigest.Worker.Tests.Faults;

/// <summary>The matrix tells of tests that exist; whether they pass, <c>./build test</c> says at its end.</summary>
public sealed class FaultMatrixTests
{
    [Fact]
    public void Every_test_that_the_matrix_names_exists()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(Path.GetFileNameWithoutExtension);
        var places = FaultMatrix
            .Rows.SelectMany(row => new[] { row.Local, row.Azurite })
            .Where(place => place[0] != '-')
            .Select(place => place.Split(' ')[^1].Split('.'))
            .ToArray();

        Assert.True(places.Length > 60, $"Only {places.Length} places are named.");
        Assert.All(
            places,
            place =>
                Assert.Contains(
                    sources[place[0]],
                    file =>
                        File.ReadAllText(file).Contains($" {place[1]}(", StringComparison.Ordinal)
                )
        );
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..")); // a source file lies in a folder
}
