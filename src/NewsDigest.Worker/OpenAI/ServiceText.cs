using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Makes a service's text fit for a log: one short line, without what cannot be seen, and without the article that it may quote.</summary>
internal static class ServiceText
{
    private const int MaxLength = 300;

    /// <summary>Of a text that quotes much of the request.</summary>
    private const int MaxRead = 3 * MaxLength;

    /// <summary>So many letters of the request in a row are no chance.</summary>
    private const int ShortestQuote = 20;

    /// <param name="request">What we sent and must not show; null when nothing was.</param>
    public static string Clean(string? text, string? request)
    {
        if (IncomingText.CleanLine(text is { Length: > MaxRead } ? text[..Cut(text, MaxRead)] : text) is not { } line)
        {
            return "no reason given";
        }

        var shown = request is null ? line : WithoutQuotes(line, IncomingText.CleanLine(request) ?? "");
        return shown.Length <= MaxLength ? shown : $"{shown[..Cut(shown, MaxLength)]}…";
    }

    private static string WithoutQuotes(string line, string request)
    {
        var shown = new StringBuilder();
        for (var index = 0; index < line.Length;)
        {
            var length = QuoteAt(line, index, request);
            shown.Append(length == 0 ? line[index].ToString() : "[…]");
            index += Math.Max(1, length);
        }

        return shown.ToString();
    }

    private static int QuoteAt(string line, int index, string request)
    {
        if (line.Length - index < ShortestQuote || !request.Contains(line.Substring(index, ShortestQuote), StringComparison.Ordinal))
        {
            return 0;
        }

        var length = ShortestQuote;
        while (index + length < line.Length && request.Contains(line.Substring(index, length + 1), StringComparison.Ordinal))
        {
            length++;
        }

        return length;
    }

    private static int Cut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
