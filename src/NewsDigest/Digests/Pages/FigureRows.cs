using System.Globalization;

namespace NewsDigest.Digests.Pages;

/// <summary>What the sources report for one quantity, as rows with bars: the longer, the higher the value.</summary>
internal sealed record FigureRows(Figure Figure)
{
    private const double Least = 3; // percent: a bar that can be seen

    /// <summary>Bars compare values of one sign; where only one value is reported, there is nothing to compare.</summary>
    public bool HasBars => Figure.Differs && Highest > 0 && Checked.All(value => value >= 0);

    /// <summary>Newest first, and what no check confirmed at the end.</summary>
    public IEnumerable<FigureValue> Values =>
        Figure.Values.OrderByDescending(value => value.IsChecked);

    /// <summary>Null where the source is in English and its sentence stands there already.</summary>
    public static string? OriginalOf(FigureValue value) =>
        value.Original == value.Sentence ? null : value.Original;

    /// <summary>Our own digits only, so that no text of an article gets into a style.</summary>
    public string? Width(FigureValue value)
    {
        if (!HasBars || !value.IsChecked || value.Value is not { } number)
        {
            return null;
        }

        var percent = Math.Max(Least, (double)(number / Highest) * 100);
        return string.Create(CultureInfo.InvariantCulture, $"{percent:0.#}%");
    }

    private IEnumerable<decimal> Checked =>
        Figure
            .Values.Where(value => value.IsChecked)
            .Select(value => value.Value)
            .OfType<decimal>();

    private decimal Highest => Checked.DefaultIfEmpty().Max();
}
