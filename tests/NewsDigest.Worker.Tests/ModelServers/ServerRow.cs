using NewsDigest.Articles;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>One behaviour of a model server, what the worker makes of it, and what that costs. A row of docs/model-servers.md, and a test.</summary>
/// <param name="Id">Short and unique.</param>
/// <param name="Server">Who behaves so, for the table.</param>
/// <param name="Behaviour">What the server does, for the table.</param>
/// <param name="Worker">What the worker does, for the table.</param>
/// <param name="Requests">Chat completions counted at the server: until intake pauses where it does, else until every article has its end.</param>
internal sealed record ServerRow(
    string Id,
    string Server,
    string Behaviour,
    string Worker,
    int Requests
)
{
    /// <summary>Null is the good answer. Asked for each chat completion until the server is mended.</summary>
    public required Func<ServerCall, ScriptedAnswer?> Answer { get; init; }

    /// <summary>What <c>GET /v1/models</c> answers, by the path; null is 404, as a server without that route has it.</summary>
    public Func<string, ScriptedAnswer>? Models { get; init; }

    /// <summary>Fewer requests are right as well: repeats that depend on chance.</summary>
    public bool AtMost { get; init; }

    public int Articles { get; init; } = 1;

    public int Paragraphs { get; init; } = 1;

    public ServerEnd End { get; init; } = ServerEnd.Published;

    /// <summary>What the log must say in one of its lines or, where intake pauses, the cause: each of these texts.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    public IReadOnlyDictionary<string, string> Settings { get; init; } =
        new Dictionary<string, string>();

    /// <summary>What else must be true of the results.</summary>
    public Action<IReadOnlyList<ArticleResult>> Check { get; init; } = _ => { };

    /// <summary>In the words of the table.</summary>
    public string Count => End == ServerEnd.Paused ? $"{Bound}, then a pause" : Bound;

    private string Bound => AtMost ? $"at most {Requests}" : $"{Requests}";
}

/// <param name="Number">Which chat completion this is for the server, from 1.</param>
internal sealed record ServerCall(ScriptedRequest Request, int Number)
{
    /// <summary>Of a request that a good model has answered.</summary>
    public string GoodContent => ServerArticles.GoodContent(Request);
}

internal enum ServerEnd
{
    /// <summary>Every article is published, none as failed.</summary>
    Published,

    /// <summary>Every article is published as failed: there is no English.</summary>
    Failed,

    /// <summary>Intake pauses, nobody is quarantined, no attempt counts; when the server is mended every article is published.</summary>
    Paused,

    /// <summary>Every article is quarantined.</summary>
    Quarantined,
}
