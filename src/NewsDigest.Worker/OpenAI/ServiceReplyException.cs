namespace NewsDigest.Worker.OpenAI;

/// <summary>A success by its status that holds no completion.</summary>
internal sealed class ServiceReplyException(ServiceReply reply)
    : Exception("The service answered with something that is no completion.")
{
    public ServiceReply Reply { get; } = reply;
}
