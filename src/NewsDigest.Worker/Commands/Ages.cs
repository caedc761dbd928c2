using System.Globalization;

namespace NewsDigest.Worker.Commands;

/// <summary>A duration as people say it.</summary>
internal static class Ages
{
    public static string Of(TimeSpan age) =>
        age switch
        {
            { TotalSeconds: < 120 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Max(0, age.TotalSeconds):0} s"
            ),
            { TotalMinutes: < 120 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{age.TotalMinutes:0} min"
            ),
            { TotalHours: < 48 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{age.TotalHours:0} h"
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days"),
        };
}
