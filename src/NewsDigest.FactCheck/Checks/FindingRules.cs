namespace NewsDigest.Facts.Checks;

/// <summary>
/// The rule of a check that made a finding: a lost negation is another matter than one too many. Precision is measured, and
/// severity decided, by rule.
/// </summary>
internal static class FindingRules
{
    private const string Lost = "lost";
    private const string Added = "added";
    private const string Changed = "changed";

    /// <summary>"V18 lost"; the check alone where it has one rule.</summary>
    public static string Of(Finding finding) =>
        finding.Check switch
        {
            "V12" or "V17" => $"{finding.Check} {Sides(finding)}",
            "V18" or "V23" => $"{finding.Check} {(finding.Expected is null ? Added : Lost)}",
            "V24" => finding.Expected is "up" or "down" ? "V24 direction" : "V24 bound",
            "V13" => finding.Message.Contains("fewer", StringComparison.Ordinal)
                ? "V13 sentence"
                : "V13 length",
            "V11" => Unit(finding.Message),
            _ => finding.Check,
        };

    private static string Unit(string message) =>
        !message.Contains("changed places", StringComparison.Ordinal) ? "V11 unit"
        : message.Contains("with the unit", StringComparison.Ordinal) ? "V11 swapped"
        : "V11 swapped by words";

    private static string Sides(Finding finding) =>
        finding.Expected is null ? Added
        : finding.Found is null ? Lost
        : Changed;
}
