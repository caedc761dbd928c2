using System.CommandLine;
using System.Globalization;
using System.Text;
using NewsDigest.Worker.Tests.Faults;

namespace NewsDigest.Evaluation;

/// <summary>
/// Holds a test run against the fault matrix: writes a table with the outcome of each place, and fails when one did not pass or
/// docs/faults.md tells of other rows. <c>WRITE_FAULTS=1</c> in the environment writes the docs anew, when all passed.
/// </summary>
internal static class FaultsCommand
{
    private const string Begin = "<!-- table: made by ./build test -->\n";
    private const string End = "<!-- end of table -->\n";

    private static readonly Option<DirectoryInfo> Results = new("--results")
    {
        Description = "Folder with the result files of the run, in xUnit's XML.",
        Required = true,
    };
    private static readonly Option<FileInfo> Docs = new("--docs")
    {
        Description = "The page with the table.",
        DefaultValueFactory = _ => new FileInfo("docs/faults.md"),
    };
    private static readonly Option<FileInfo> Table = new("--table")
    {
        Description = "Where the table of this run goes.",
        DefaultValueFactory = _ => new FileInfo("artifacts/faults.md"),
    };

    public static Command Create()
    {
        var command = new Command("faults", "The fault matrix from the results of a test run.")
        {
            Results,
            Docs,
            Table,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var outcomes = TestOutcomes.Read(command.GetValue(Results)!.FullName); // required
        var places = FaultMatrix
            .Rows.SelectMany(row =>
                new[]
                {
                    (row.Id, Place: row.Local, Azurite: false),
                    (row.Id, Place: row.Azurite, Azurite: true),
                }
            )
            .Where(place => place.Place[0] != '-')
            .Select(place =>
                (place.Id, place.Place, Outcome: outcomes.Of(place.Place, place.Azurite))
            )
            .ToArray();
        foreach (
            var (id, place, outcome) in places.Where(place => place.Outcome != TestOutcomes.Passed)
        )
        {
            Console.Error.WriteLine($"{id}: {place} {outcome}.");
        }

        var (docs, file) = (command.GetValue(Docs)!.FullName, command.GetValue(Table)!.FullName); // both have a default
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // a file lies in a folder
        await File.WriteAllTextAsync(file, Write(outcomes), cancellationToken);
        var missed = places.Count(place => place.Outcome != TestOutcomes.Passed);
        Console.WriteLine(
            $"Fault matrix: {FaultMatrix.Rows.Count} rows, {places.Length} places, {places.Length - missed} passed, {missed} not; see {file}."
        );
        if (missed > 0)
        {
            return 1;
        }

        var table = Write(outcomes: null);
        var text = await File.ReadAllTextAsync(docs, cancellationToken);
        var (start, end) = (
            text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length,
            text.IndexOf(End, StringComparison.Ordinal)
        );
        if (Environment.GetEnvironmentVariable("WRITE_FAULTS") == "1")
        {
            await File.WriteAllTextAsync(
                docs,
                text[..start] + table + text[end..],
                cancellationToken
            );
        }
        else if (text[start..end] != table)
        {
            Console.Error.WriteLine(
                $"The table in {docs} does not have the rows of this run. WRITE_FAULTS=1 ./build test writes them; look at what changes."
            );
            return 1;
        }

        return 0;
    }

    /// <param name="outcomes">Null for the docs, which tell of rows that passed only.</param>
    private static string Write(TestOutcomes? outcomes)
    {
        var table = new StringBuilder(
            "| # | fault | SQLite and folder | Azurite |\n|---|---|---|---|\n"
        );
        foreach (var row in FaultMatrix.Rows)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Id} | {row.Fault} | {Cell(outcomes, row.Local, azurite: false)} | {Cell(outcomes, row.Azurite, azurite: true)} |\n"
            );
        }

        return table.ToString();
    }

    private static string Cell(TestOutcomes? outcomes, string place, bool azurite) =>
        place[0] == '-' ? $"none: {place[2..]}"
        : outcomes is null ? Sentence(place)
        : $"{outcomes.Of(place, azurite)}: {Sentence(place)}";

    private static string Sentence(string place) =>
        place[(place.LastIndexOf('.') + 1)..].Replace('_', ' ');
}
