namespace NewsDigest.Facts.Languages;

/// <summary>Words and signs of units in any language, from unit-words.tsv.</summary>
internal static class UnitWords
{
    /// <summary>Classes that languages mix freely, a fortnight for fifteen days: only a swap shows in them.</summary>
    public const string Time = "time";
    public const string Count = "count";

    private const int LongestCode = 4;

    private static readonly Lazy<ILookup<char, Sign>> Signs = new(Load);

    private static readonly Lazy<HashSet<string>> Loose = new(() =>
        [
            .. Signs
                .Value.SelectMany(signs => signs)
                .Where(sign => sign.Unit.Class is Time or Count)
                .Select(sign => sign.Unit.Name),
        ]
    );

    /// <summary>Whether it is of those classes.</summary>
    /// <param name="name">Of a unit.</param>
    public static bool IsLoose(string name) => Loose.Value.Contains(name);

    /// <summary>The units that the text may mean at this place; none when there is no unit.</summary>
    /// <param name="lower">In lower case.</param>
    public static IReadOnlyList<Unit> At(string lower, int index)
    {
        var longest = 0;
        List<Unit> units = [];
        foreach (var sign in index < lower.Length ? Signs.Value[lower[index]] : [])
        {
            if (sign.Text.Length >= longest && sign.Stands(lower, index))
            {
                if (sign.Text.Length > longest)
                {
                    (longest, units) = (sign.Text.Length, []);
                }

                units.Add(sign.Unit);
            }
        }

        return units;
    }

    /// <summary>The units of a sign, code or word that fills the place before a number exactly.</summary>
    /// <param name="anyMoney">Whether the names of currencies stand there too, and not only signs and codes: up to four characters.</param>
    public static IEnumerable<Unit> Before(string lower, int start, int length, bool anyMoney) =>
        Signs
            .Value[lower[start]]
            .Where(sign =>
                sign.Text.Length == length
                && (
                    sign.IsBefore
                    || (sign.Unit.Class == "money" && (length <= LongestCode || anyMoney))
                )
                && string.CompareOrdinal(lower, start, sign.Text, 0, length) == 0
            )
            .Select(sign => sign.Unit);

    private static ILookup<char, Sign> Load() =>
        DataTables
            .Lines("unit-words.tsv")
            .Select(line => line.Split('\t'))
            .SelectMany(row =>
                row[2]
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => new Sign(
                        text.TrimStart('=', '<').Replace('_', ' '),
                        IsWhole: text[0] == '=',
                        IsBefore: text[0] == '<',
                        new Unit(row[0], row[1])
                    ))
            )
            .ToLookup(sign => sign.Text[0]);

    private sealed record Sign(string Text, bool IsWhole, bool IsBefore, Unit Unit)
    {
        public bool Stands(string lower, int index)
        {
            var end = index + Text.Length;
            return !IsBefore
                && string.CompareOrdinal(lower, index, Text, 0, Text.Length) == 0
                && (!IsWhole || end >= lower.Length || !char.IsLetter(lower[end]));
        }
    }
}

/// <param name="Class">percent, money, length, mass, temperature, time or count.</param>
internal readonly record struct Unit(string Class, string Name);
