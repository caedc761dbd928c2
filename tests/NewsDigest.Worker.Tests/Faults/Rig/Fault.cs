namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>What the proxy does to one request. Null where a fault is asked for lets it through.</summary>
internal abstract record Fault
{
    private Fault() { }

    /// <summary>The connection breaks off before the service hears of the request.</summary>
    public sealed record Cut : Fault;

    /// <summary>The service acts, and its answer is lost: the hardest case, because nobody can tell it from <see cref="Cut"/>.</summary>
    public sealed record LostAnswer : Fault;

    /// <summary>The service never hears of it; the proxy answers in its place.</summary>
    public sealed record Refusal(int Status) : Fault;

    /// <summary>The request waits at the proxy until the task ends, and is then passed on.</summary>
    public sealed record Held(Task Until) : Fault;
}
