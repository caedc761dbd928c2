using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>Counts what the checks of one article looked at.</summary>
internal sealed class VerificationTally
{
    private static readonly string[] Checks =
    [
        "V03",
        "V04",
        "V05",
        "V06",
        "V07",
        "V08",
        "V09",
        "V10",
        "V11",
        "V12",
        "V13",
        "V14",
        "V15",
        "V16",
        "V17",
        "V18",
        "V19",
        "V20",
        "V21",
        "V22",
        "V23",
        "V24",
    ];

    private int _numbers;
    private int _names;
    private int _unverifiable;

    public void Add(
        IReadOnlyList<NumberMention> theirs,
        IReadOnlyList<NumberMention> ours,
        NameReport names
    )
    {
        _numbers += theirs.Count(number => number.Demands) + ours.Count(number => number.Demands);
        _names += names.Checked;
        _unverifiable += names.Unverifiable;
    }

    public CheckedExtent Sum(IReadOnlyList<Finding> findings) =>
        new(
            Checks,
            _numbers,
            Math.Max(0, _numbers - findings.Count(finding => finding.Check is "V09" or "V10")),
            _names,
            _unverifiable
        );
}
