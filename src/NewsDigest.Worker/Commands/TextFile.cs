using NewsDigest.Intake;

namespace NewsDigest.Worker.Commands;

/// <summary>A page or text of a user's, in whichever charset it is.</summary>
internal static class TextFile
{
    /// <summary>A guessed charset is said on standard error, because a wrong guess looks like a wrong text.</summary>
    public static async Task<DecodedBody> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var body = BodyCharset.Decode(await File.ReadAllBytesAsync(path, cancellationToken));
        if (body.Guessed)
        {
            Console.Error.WriteLine($"{path}: neither UTF-8 nor any charset is stated; read as {body.Charset} by its letters.");
        }

        return body;
    }
}
