using System.Globalization;

namespace NewsDigest.Publishing;

/// <summary>A moment as <c>datetime</c> has it; HTML knows fewer digits than .NET writes.</summary>
internal static class HtmlTime
{
    public static string Of(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
