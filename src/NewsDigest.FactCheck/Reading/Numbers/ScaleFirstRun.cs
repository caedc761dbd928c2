using System.Collections.Frozen;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>One number of a language that says the scale before what it multiplies: miliyan 378.42, dubu dari biyu da hamsin.</summary>
internal static class ScaleFirstRun
{
    private const int MaxAtoms = 4;
    private const decimal MaxDigits = 1_000_000_000;

    private static readonly FrozenSet<string> Languages = LanguageProfile.With(
        "scale_before_number"
    );

    /// <summary>Whether a language says the scale, and before it the currency, before the number.</summary>
    public static bool Speaks(string language) => Languages.Contains(language);

    /// <summary>The number that begins at a token with its scale, and the token after it; null where none does.</summary>
    public static (NumberMention Mention, decimal Scale, int Next)? Read(NumberText text, int first)
    {
        if (!Languages.Contains(text.Language))
        {
            return null;
        }

        if (
            text.Word(first) is { Kind: NumberWordKind.Scale, Value: 100 }
            && Group.Read(text, first) is { } hundreds
        )
        {
            return (
                Of(
                    text,
                    [hundreds.All],
                    hundreds.IsDigits ? NumberKind.Digits : NumberKind.Word,
                    first,
                    hundreds.Next
                ),
                1,
                hundreds.Next
            );
        }

        List<NumberMention> blocks = [];
        decimal total = 0,
            other = 0,
            lastScale = 1;
        var (isDigits, next) = (false, first);
        for (
            var index = first;
            text.Word(index) is { Kind: NumberWordKind.Scale, Value: >= 1000 } scale
                && (index == first || text.Follows(index));
            index =
                    text.Word(next) is { Kind: NumberWordKind.And } && text.Follows(next)
                        ? next + 1
                        : next
        )
        {
            if (Group.Read(text, index + 1) is not { } group)
            {
                break;
            }

            total += group.All * scale.Value;
            other +=
                group.First >= 1000
                    ? group.First
                    : (group.First * scale.Value) + group.All - group.First; // milyan 2,210,534
            (isDigits, lastScale, next) = (isDigits || group.IsDigits, scale.Value, group.Next);
            blocks.Add(Of(text, [group.All * scale.Value], NumberKind.Digits, index, next));
        }

        return blocks.Count == 0
            ? null
            : (
                Of(
                    text,
                    total == other ? [total] : [total, other],
                    isDigits ? NumberKind.Digits : NumberKind.Word,
                    first,
                    next
                ) with
                {
                    Parts = blocks.Count > 1 ? blocks : [],
                },
                lastScale,
                next
            );
    }

    private static NumberMention Of(
        NumberText text,
        IReadOnlyList<decimal> values,
        NumberKind kind,
        int first,
        int next
    )
    {
        var (start, end) = (text[first].Start, text[next - 1].End);
        return new NumberMention(
            values,
            kind,
            text.Text[start..end],
            new TextSpan(start, end - start)
        );
    }

    /// <summary>What one scale multiplies: dari biyu da hamsin.</summary>
    /// <param name="First">Its first part, for texts that mean the rest to stand apart: two thousand and fifty.</param>
    private readonly record struct Group(decimal All, decimal First, bool IsDigits, int Next)
    {
        public static Group? Read(NumberText text, int index)
        {
            decimal all = 0,
                first = 0;
            var (atoms, next) = (0, index);
            for (
                ;
                next < text.Count && atoms < MaxAtoms && (next == index || text.Follows(next));
                atoms++
            )
            {
                var at =
                    atoms > 0 && text.Word(next) is { Kind: NumberWordKind.And } ? next + 1 : next;
                var isHundreds = text.Word(at) is { Kind: NumberWordKind.Scale, Value: 100 };
                at += isHundreds ? 1 : 0;
                if (!text.Follows(at) || Atom(text, at) is not { } atom)
                {
                    break;
                }

                var value = isHundreds ? atom * 100 : atom;
                (all, first, next) = (all + value, atoms == 0 ? value : first, at + 1);
                if (text[at].IsDigits)
                {
                    var isHalf =
                        text.Word(next) is { Kind: NumberWordKind.And }
                        && text.Word(next + 1) is { Kind: NumberWordKind.Half }; // miliyan 2 da rabi
                    return isHalf
                        ? new Group(all + 0.5m, first + 0.5m, true, next + 2)
                        : new Group(all, first, true, next);
                }
            }

            return atoms == 0 ? null : new Group(all, first, false, next);
        }

        private static decimal? Atom(NumberText text, int index) =>
            text[index].IsDigits
                ? text.Digits(index) is [var digits, ..] && digits < MaxDigits
                    ? digits
                    : null
                : text.Word(index) is { Kind: NumberWordKind.Word or NumberWordKind.Half } word
                    ? word.Value
                    : null;
    }
}
