using System.Buffers;
using System.IO.Pipelines;

namespace NewsDigest.Publishing;

/// <summary>
/// Collects a document in pieces and gives it whole. An array that grows is copied each time it doubles, and what an article of
/// five megabytes left behind that way was four times its page.
/// </summary>
internal static class WholeDocument
{
    // Small enough to be no large object.
    private static readonly PipeOptions Pieces = new(
        minimumSegmentSize: 64 * 1024,
        pauseWriterThreshold: 0,
        useSynchronizationContext: false
    );

    public static async Task<ReadOnlyMemory<byte>> WriteAsync(Func<Stream, Task> write)
    {
        var pipe = new Pipe(Pieces);
        await write(pipe.Writer.AsStream(leaveOpen: true));
        await pipe.Writer.CompleteAsync();
        var document = (await pipe.Reader.ReadAsync()).Buffer.ToArray();
        await pipe.Reader.CompleteAsync();
        return document;
    }
}
