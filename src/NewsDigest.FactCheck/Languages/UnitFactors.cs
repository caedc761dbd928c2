namespace NewsDigest.Facts.Languages;

/// <summary>How much of one measure a unit is, so that a right conversion is not taken for another number.</summary>
internal static class UnitFactors
{
    private const double Rounding = 0.07; // "about 1,000 feet" for 300 meters

    private static readonly Dictionary<string, (string Measure, double Factor)> Factors = new(
        StringComparer.Ordinal
    )
    {
        ["kilometer"] = ("length", 1000),
        ["mile"] = ("length", 1609.34),
        ["meter"] = ("length", 1),
        ["foot"] = ("length", 0.3048),
        ["yard"] = ("length", 0.9144),
        ["inch"] = ("length", 0.0254),
        ["centimeter"] = ("length", 0.01),
        ["millimeter"] = ("length", 0.001),
        ["kilogram"] = ("mass", 1),
        ["pound"] = ("mass", 0.4536),
        ["ton"] = ("mass", 1000),
        ["gram"] = ("mass", 0.001),
        ["ounce"] = ("mass", 0.02835),
        ["hectare"] = ("area", 10_000),
        ["acre"] = ("area", 4046.9),
        ["square kilometer"] = ("area", 1e6),
        ["square mile"] = ("area", 2.59e6),
        ["square meter"] = ("area", 1),
        ["square foot"] = ("area", 0.0929),
        ["liter"] = ("volume", 1),
        ["gallon"] = ("volume", 3.785),
        ["barrel"] = ("volume", 158.99),
        ["cubic meter"] = ("volume", 1000),
        ["kilometers per hour"] = ("speed", 1),
        ["miles per hour"] = ("speed", 1.609),
        ["meters per second"] = ("speed", 3.6),
        ["year"] = ("time", 365.25),
        ["month"] = ("time", 30.44),
        ["week"] = ("time", 7),
        ["day"] = ("time", 1),
        ["hour"] = ("time", 1 / 24.0),
        ["minute"] = ("time", 1 / 1440.0),
    };

    /// <summary>Whether two amounts are one, said in two units.</summary>
    public static bool AreOne(decimal one, string unit, decimal other, string otherUnit)
    {
        if ((unit, otherUnit) is ("celsius", "fahrenheit"))
        {
            return Math.Abs(((double)one * 1.8) + 32 - (double)other) <= 2;
        }

        if ((unit, otherUnit) is ("fahrenheit", "celsius"))
        {
            return AreOne(other, otherUnit, one, unit);
        }

        return unit != otherUnit
            && Factors.TryGetValue(unit, out var mine)
            && Factors.TryGetValue(otherUnit, out var theirs)
            && mine.Measure == theirs.Measure
            && (double)one * mine.Factor is var amount
            && (double)other * theirs.Factor is var otherAmount
            && Math.Abs(amount - otherAmount) <= Rounding * Math.Max(amount, otherAmount);
    }
}
