using System.Globalization;

namespace NewsDigest.Digests.Pages;

/// <summary>Times as the readers of an edition have them: in its zone.</summary>
internal sealed class EditionTimes
{
    private readonly TimeZoneInfo? _zone;
    private readonly TimeSpan _offset;

    public EditionTimes(EditionWindow window)
    {
        _offset = window.To.Offset;
        TimeZoneInfo.TryFindSystemTimeZoneById(window.Zone, out _zone); // null where the system does not know it
    }

    /// <summary>"30 Nov, 06:20".</summary>
    public string Short(DateTimeOffset at) => Local(at).ToString("d MMM, HH:mm", Invariant);

    /// <summary>"Monday, 30 November 2026, 07:00".</summary>
    public string Long(DateTimeOffset at) =>
        Local(at).ToString("dddd, d MMMM yyyy, HH:mm", Invariant);

    /// <summary>Of a timeline, which names a day or a moment of the source's own clock; as it is when it is neither.</summary>
    public static string Entry(string at)
    {
        if (DateOnly.TryParseExact(at, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day))
        {
            return day.ToString("d MMMM yyyy", Invariant);
        }

        return DateTime.TryParseExact(
            at,
            "yyyy-MM-ddTHH:mm",
            Invariant,
            DateTimeStyles.None,
            out var moment
        )
            ? moment.ToString("d MMMM yyyy, HH:mm", Invariant)
            : at;
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private DateTimeOffset Local(DateTimeOffset at) =>
        _zone is null ? at.ToOffset(_offset) : TimeZoneInfo.ConvertTime(at, _zone);
}
