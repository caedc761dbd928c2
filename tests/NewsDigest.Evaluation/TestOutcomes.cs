using System.Xml.Linq;

namespace NewsDigest.Evaluation;

/// <summary>What a test run says of each test, read from xUnit's result files.</summary>
internal sealed class TestOutcomes
{
    public const string Passed = "passed";

    private readonly ILookup<string, (string Class, string Result)> _tests;

    private TestOutcomes(ILookup<string, (string Class, string Result)> tests) => _tests = tests;

    public static TestOutcomes Read(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder)
                .SelectMany(file => XDocument.Load(file).Descendants("test"))
                .ToLookup(
                    test => Value(test, "method"),
                    test =>
                        (Class: Value(test, "type").Split('.')[^1], Result: Value(test, "result"))
                )
        );

    /// <param name="place">A class and a test of it: <c>LeaseFaults.Work_that…</c>, perhaps with words before it. The class may be the base of one class for each storage.</param>
    public string Of(string place, bool azurite)
    {
        var (type, method) = place.Split(' ')[^1].Split('.') is [var first, var second]
            ? (first, second)
            : throw new InvalidDataException($"'{place}' is not a class and a test of it.");
        var own = _tests[method].Where(test => test.Class == type).ToArray();
        var all = own is []
            ? [.. _tests[method].Where(test => IsAzurite(test.Class) == azurite)]
            : own;
        return all is [] ? "not run"
            : all.All(test => test.Result == "Pass") ? Passed
            : "FAILED";
    }

    private static bool IsAzurite(string type) =>
        type.StartsWith("Az", StringComparison.Ordinal)
        || type.StartsWith("Storage", StringComparison.Ordinal);

    private static string Value(XElement test, string name) =>
        test.Attribute(name)?.Value
        ?? throw new InvalidDataException($"A test in a result file has no '{name}': {test}");
}
