using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.Dashboard;

/// <summary>One message by its key, or a group by its reason.</summary>
/// <param name="Field">With a code: null is the whole message, as in the records.</param>
internal sealed record QuarantineFilter(string? Key, string? Code, string? Field)
{
    public string Words =>
        VisibleText.Line(
            Key is not null ? Key
                : Field is null ? $"{Code}, whole message"
                : $"{Code}, field '{Field}'",
            200
        );

    public bool Fits(QuarantineRecord record) =>
        Key is not null
            ? record.Key == Key
            : Code is not null && record.Code == Code && record.Field == Field;
}
