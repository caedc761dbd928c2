using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsDigest.Cleaning.Markup;

/// <summary>Whether an element says that nobody sees it: by attribute, by its own style, or by the classes that frameworks give to text for screen readers.</summary>
internal static partial class HiddenText
{
    private static readonly HashSet<string> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        "hidden",
        "is-hidden",
        "invisible",
        "is-invisible",
        "d-none",
        "display-none",
        "sr-only",
        "screen-reader",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader",
        "screenreader-only",
        "screenreader-text",
        "sr-text",
        "show-for-sr",
        "a11y-hidden",
        "a11y-text",
        "a11y-only",
        "hide-visually",
        "element-invisible",
        "element-hidden",
        "assistive-text",
        "offscreen",
        "off-screen",
        "visually-hidden",
        "visuallyhidden",
        "u-hidden",
        "hide-text",
        "clip-text",
        "vh",
    };

    // A framework's own prefix or suffix stands around these: c-visually-hidden, _visuallyHidden_x1k.
    private static readonly string[] Parts =
    [
        "visually-hidden",
        "visuallyhidden",
        "visually_hidden",
        "sr-only",
        "sronly",
        "sr_only",
        "screen-reader",
        "screenreader",
        "screen_reader",
        "hidden-visually",
        "hiddenvisually",
        "vishidden",
        "vis-hidden",
        "accessibly-hidden",
        "accessibility-hidden",
        "accessible-hidden",
        "a11y-hide",
        "a11yhidden",
        "hide-accessible",
        "hideaccessibly",
        "only-sr",
    ];

    // "d-none d-md-block" is hidden on a telephone only.
    private static readonly string[] ShownElsewhere =
    [
        "md:",
        "lg:",
        "sm:",
        "xl:",
        "d-md-",
        "d-lg-",
        "d-sm-",
        "d-xl-",
        "d-block",
        "d-inline",
        "d-flex",
        "not-sr-only",
    ];

    public static bool Is(IElement element) =>
        element.HasAttribute("hidden")
        || IsByClass(element.ClassName)
        || (element.GetAttribute("style") is { Length: > 0 } style && IsByStyle(style));

    /// <summary>Only those who listen get it: what stands beside it is what others see.</summary>
    public static bool IsForScreenReaders(IElement element) =>
        element.ClassName is { } name
        && Parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    public static bool IsByStyle(string style)
    {
        var plain = style.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var isClipped =
            plain.Contains("overflow:hidden", StringComparison.Ordinal)
            && TinySize().IsMatch(plain);
        var isAway =
            plain.Contains("position:absolute", StringComparison.Ordinal)
            || plain.Contains("position:fixed", StringComparison.Ordinal)
            || plain.Contains("text-indent", StringComparison.Ordinal);
        return Unseen().IsMatch(plain) || isClipped || (isAway && IsFarAway(plain));
    }

    private static bool IsByClass(string? name)
    {
        if (name is null or { Length: 0 or > 2000 })
        {
            return false;
        }

        var isNamed =
            name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(Classes.Contains)
            || Parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
        return isNamed
            && !ShownElsewhere.Any(shown =>
                name.Contains(shown, StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool IsFarAway(string style) =>
        Offset()
            .Matches(style)
            .Any(match =>
                double.TryParse(
                    match.Groups[1].Value,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var pixels
                )
                && pixels <= -900
            );

    [GeneratedRegex(
        @"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0*)?(?:;|!|$)|font-size:0(?:px|em|rem|%|pt)?(?:;|!|$)|clip:rect\((?:0|1px)|clip-path:inset\((?:50%|100%))",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Unseen();

    [GeneratedRegex(
        @"(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?:;|!|$)",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex TinySize();

    [GeneratedRegex(
        @"(?:left|right|top|bottom|text-indent|margin-left|margin-top):(-\d{1,6}(?:\.\d+)?)(?:px)?",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Offset();
}
