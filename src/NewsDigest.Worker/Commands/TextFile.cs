using NewsDigest.Intake;

namespace NewsDigest.Worker.Commands;

/// <summary>A page or text of a user's, in whichever charset it is.</summary>
internal static class TextFile
{
    /// <summary>A charset that was guessed or does not fit is said on standard error, because a wrong guess looks like a wrong text.</summary>
    public static async Task<DecodedBody> ReadAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        var body = BodyCharset.Decode(await File.ReadAllBytesAsync(path, cancellationToken));
        if (body.Guessed)
        {
            Console.Error.WriteLine(
                $"{path}: read as {body.Charset}. It is not UTF-8, and states no charset or one that not every byte is of; look whether the letters are right."
            );
        }

        return body;
    }
}
