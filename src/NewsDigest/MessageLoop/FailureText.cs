using System.Net.Sockets;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.MessageLoop;

/// <summary>
/// What an exception says to an operator, on one line. The words of libraries may quote what they were given, which is an article:
/// only our own are shown, and those of the operating system; of all others the kind, and where in our code it came up.
/// </summary>
internal static partial class FailureText
{
    private const int MaxMessage = 350;
    private const int MaxPlaces = 3;

    public static string Of(Exception exception) =>
        IsOurs(exception) || IsOfTheSystem(exception)
            ? $"{exception.GetType().Name}: {VisibleText.Line(FirstLine(exception.Message), MaxMessage)}"
            : $"{exception.GetType().Name}{Inner(exception.InnerException)}{Where(exception)}";

    private static bool IsOurs(Exception exception) =>
        exception
            .GetType()
            .Assembly.GetName()
            .Name?.StartsWith("NewsDigest", StringComparison.Ordinal) == true;

    private static bool IsOfTheSystem(Exception exception) =>
        exception
            is IOException
                or UnauthorizedAccessException
                or SocketException
                or TimeoutException;

    private static string Inner(Exception? inner) => inner is null ? "" : $" ({Of(inner)})";

    /// <summary>Some services append headers and the whole body.</summary>
    private static string FirstLine(string message) =>
        message.AsSpan().TrimStart().ToString().ReplaceLineEndings("\n").Split('\n')[0];

    private static string Where(Exception exception)
    {
        var places = OurFrame()
            .Matches(exception.StackTrace ?? "")
            .Select(match => match.Groups[1].Value)
            .Take(MaxPlaces)
            .ToArray();
        return places is [] ? "" : $", at {string.Join(" < ", places)}";
    }

    /// <summary>Type and method, such as <c>MessageParser.Parse</c>, of a line of a stack trace.</summary>
    [GeneratedRegex(
        @"^\s+at NewsDigest\.(?:\w+\.)*?(\w+\.\w+)\(",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OurFrame();
}
