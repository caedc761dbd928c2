using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Servers that are wrong for every article: nobody's fault but theirs.</summary>
internal static class ServiceFaults
{
    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Paused("401", "any", "401", "pauses intake and names the key", 1, ScriptedAnswer.Failure(401, "invalid_api_key", "Incorrect API key provided."), "Set OpenAI:Key"),
    ];

    private static ServerRow Paused(string id, string server, string behaviour, string worker, int requests, ScriptedAnswer answer, params string[] says) =>
        new(id, server, behaviour, worker, requests) { Answer = _ => answer, End = ServerEnd.Paused, Says = says, Articles = 3 };
}
