using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Many services quote the request that they refuse, and with it the article, which must not reach logs and records. What a message
/// shares with the request is taken out word by word, however it is escaped, spaced or cut.
/// </summary>
internal static partial class QuotedRequest
{
    private const string Gone = "[…]";

    /// <summary>Letters and digits in a row that no error message shares with an article by chance.</summary>
    private const int MinShared = 10;

    /// <summary>The same where they are not plain Latin letters: error messages are English.</summary>
    private const int MinSharedForeign = 4;

    /// <param name="request">What the service was sent, without our own instructions.</param>
    public static string Remove(string message, string request)
    {
        var text = Unescape(message);
        var (letters, places) = LettersOf(text);
        var (asked, _) = LettersOf(request);
        var shared = new bool[text.Length];
        foreach (var length in (int[])[MinShared, MinSharedForeign])
        {
            Mark(letters, places, asked, length, shared);
        }

        return Without(text, shared);
    }

    private static void Mark(
        string letters,
        List<int> places,
        string asked,
        int length,
        bool[] shared
    )
    {
        for (var start = 0; start + length <= letters.Length; start++)
        {
            var piece = letters.AsSpan(start, length);
            if (
                (length == MinShared || !Ascii.IsValid(piece))
                && asked.AsSpan().Contains(piece, StringComparison.Ordinal)
            )
            {
                Array.Fill(
                    shared,
                    true,
                    places[start],
                    places[start + length - 1] - places[start] + 1
                );
            }
        }
    }

    /// <summary>Whole words go, and what stands between two that go.</summary>
    private static string Without(string text, bool[] shared)
    {
        var kept = new StringBuilder(text.Length);
        foreach (Match word in WordOrRest().Matches(text))
        {
            var goes = shared.AsSpan(word.Index, word.Length).Contains(true);
            if (!goes)
            {
                kept.Append(word.ValueSpan);
            }
            else if (!EndsWithGone(kept))
            {
                kept.Append(Gone);
            }
        }

        return kept.ToString();
    }

    /// <summary>Also when only marks and spaces follow it, which go then.</summary>
    private static bool EndsWithGone(StringBuilder kept)
    {
        var end = kept.Length;
        while (end > 0 && !char.IsLetterOrDigit(kept[end - 1]) && kept[end - 1] != Gone[^1])
        {
            end--;
        }

        var isGone = end >= Gone.Length && kept.ToString(end - Gone.Length, Gone.Length) == Gone;
        if (isGone)
        {
            kept.Length = end;
        }

        return isGone;
    }

    /// <summary>Letters and digits in lower case, each with its place in the text.</summary>
    private static (string Letters, List<int> Places) LettersOf(string text)
    {
        var letters = new StringBuilder(text.Length);
        List<int> places = [];
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsLetterOrDigit(text[index]))
            {
                letters.Append(char.ToLowerInvariant(text[index]));
                places.Add(index);
            }
        }

        return (letters.ToString(), places);
    }

    /// <summary>As JSON, Python and HTML write a text inside a text.</summary>
    private static string Unescape(string text) =>
        WebUtility
            .HtmlDecode(
                Escape()
                    .Replace(
                        text,
                        escape =>
                            escape.Groups[1] is { Success: true, Value: var code }
                                ? (
                                    (char)
                                        ushort.Parse(
                                            code.AsSpan(1),
                                            NumberStyles.AllowHexSpecifier,
                                            CultureInfo.InvariantCulture
                                        )
                                ).ToString()
                            : escape.Value is "\\n" or "\\r" or "\\t" ? " "
                            : escape.Value[1..]
                    )
            )
            .Normalize(NormalizationForm.FormC);

    [GeneratedRegex(@"\\(?:(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})|.)", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex WordOrRest();
}
