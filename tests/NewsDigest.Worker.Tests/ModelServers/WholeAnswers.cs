namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Servers that answer whole, each in its way.</summary>
internal static class WholeAnswers
{
    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        new("good", "any", "answers as the schema says", "publishes", 2) { Answer = _ => null },
    ];
}
