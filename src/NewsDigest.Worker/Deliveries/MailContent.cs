namespace NewsDigest.Worker.Deliveries;

/// <summary>Follows how much of a mail was handed over: as long as its end was not, no server can have taken it.</summary>
internal sealed class MailContent : MailKit.ITransferProgress
{
    /// <summary>All of it was, or nobody knows how much that is.</summary>
    public bool IsHandedOver { get; private set; }

    public void Report(long bytesTransferred, long totalSize) =>
        IsHandedOver |= bytesTransferred >= totalSize;

    public void Report(long bytesTransferred) => IsHandedOver = true;
}
