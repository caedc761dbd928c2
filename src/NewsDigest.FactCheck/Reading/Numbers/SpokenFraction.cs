using System.Collections.Frozen;
using System.Globalization;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>What a number in words has after its point: drei Komma fünf, tres coma catorce millones, две целых три тысячных.</summary>
internal static class SpokenFraction
{
    private const int MaxDigits = 12;
    private const decimal MaxScaled = 1_000_000_000_000_000;

    // Where the last word says how far the fraction goes.
    private static readonly FrozenSet<string> Named = LanguageProfile.With("fractions_by_name");

    /// <summary>The values, the number of the last token, or null where no fraction follows.</summary>
    /// <param name="whole">What stands before the point.</param>
    public static (IReadOnlyList<decimal> Values, int Last)? Read(
        NumberText text,
        int point,
        decimal whole
    )
    {
        point += text.Word(point) is { Kind: NumberWordKind.And } && text.Follows(point) ? 1 : 0; // Hausa takwas da digo biyar
        if (text.Word(point) is not { Kind: NumberWordKind.Point } || !text.Follows(point))
        {
            return null;
        }

        var (digits, rest, next) = Digits(text, point + 1);
        var all = next == point + 1 ? "" : digits + Plain(rest);
        if (all.Length is 0 or > MaxDigits)
        {
            return null;
        }

        var of =
            text.Language == "ar" && text.Follows(next) && text.Form(text[next]) is "من" ? 1 : 0;
        next += of;
        var isNamed =
            (of > 0 || Named.Contains(text.Language))
            && text.Follows(next)
            && text.Word(next) is { Value: 10 or 100 or 1000 or 10_000 or 100_000 or 1_000_000 };
        var value =
            whole
            + (
                decimal.Parse(all, CultureInfo.InvariantCulture)
                / (isNamed ? text.Word(next)!.Value.Value : (decimal)Math.Pow(10, all.Length))
            );
        var last = isNamed ? next : next - of - 1;
        for (
            ;
            text.Follows(last + 1)
                && value < MaxScaled
                && text.Word(last + 1) is { Kind: NumberWordKind.Scale } scale;
            last++
        )
        {
            value *= scale.Value;
        }

        // veinte con tres quintos
        return (
            digits.Length is > 0 and < 4 && rest > 1
                ? [value, whole + (decimal.Parse(digits, CultureInfo.InvariantCulture) / rest)]
                : [value],
            last
        );
    }

    /// <summary>What a sum is whose last word names parts: twenty fifths; a hundred thirty-fifths.</summary>
    public static IEnumerable<decimal> Parts(decimal sum, decimal last, decimal before)
    {
        var rest = sum - last;
        return last is <= 2 or >= 100 || rest <= 0 ? []
            : before is >= 20 and < 100 && rest > before
                ? [rest / last, (rest - before) / (last + before)]
            : [rest / last];
    }

    /// <summary>"eins vier" is 14 and so is "catorce"; the last number is apart, for it may be a denominator.</summary>
    private static (string Digits, decimal Last, int Next) Digits(NumberText text, int index)
    {
        var digits = "";
        var sum = new NumberSum();
        for (
            ;
            digits.Length < MaxDigits
                && text.Follows(index)
                && text.Word(index)
                    is { Kind: not (NumberWordKind.Half or NumberWordKind.Point) } word;
            index++
        )
        {
            if (word.Kind == NumberWordKind.Scale && (word.Value > 1000 || !sum.IsEmpty))
            {
                break;
            }

            if (word.Kind != NumberWordKind.And && !sum.TryAdd(word))
            {
                digits += Plain(sum.Value);
                sum = new NumberSum();
                sum.TryAdd(word);
            }
        }

        return (digits, sum.Value, index);
    }

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
