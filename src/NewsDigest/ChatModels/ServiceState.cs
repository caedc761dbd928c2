namespace NewsDigest.ChatModels;

/// <summary>
/// Whether something that every call needs is known to be out of order. While it is, a call is one request and is not repeated: the
/// worker's loop tries again after its pause, so an outage costs two requests a minute and not eight.
/// </summary>
internal sealed class ServiceState
{
    private volatile bool _isOutOfOrder;

    public bool IsOutOfOrder
    {
        get => _isOutOfOrder;
        set => _isOutOfOrder = value;
    }
}
