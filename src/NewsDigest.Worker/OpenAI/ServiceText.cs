using NewsDigest.Articles;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Makes a service's text fit for a log: one short line, without what cannot be seen, and without the article that it may quote.</summary>
internal static class ServiceText
{
    private const int MaxLength = 300;

    /// <summary>Of a text that quotes much of the request.</summary>
    private const int MaxRead = 3 * MaxLength;

    /// <param name="request">What we sent and must not show; null when nothing was.</param>
    public static string Clean(string? text, string? request)
    {
        if (
            IncomingText.CleanLine(
                text is { Length: > MaxRead } ? text[..Cut(text, MaxRead)] : text
            )
            is not { } line
        )
        {
            return "no reason given";
        }

        var shown = request is null ? line : QuotedRequest.Remove(line, request);
        return shown.Length <= MaxLength ? shown : $"{shown[..Cut(shown, MaxLength)]}…";
    }

    private static int Cut(string text, int length) =>
        char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
