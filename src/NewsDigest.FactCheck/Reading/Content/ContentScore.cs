namespace NewsDigest.Facts.Reading.Content;

/// <summary>How well the words of an English text answer those of its source. Sums of several texts may be added up.</summary>
/// <param name="Known">Units of both sides that the table can say something about.</param>
/// <param name="Sum">Of their evidence: above 0 for, below 0 against.</param>
internal readonly record struct ContentScore(int Known, double Sum)
{
    private const double ByChance = 0.35; // share of the words that are not translated word by word
    private const double MostOfOne = 4;
    private const double CognateWeight = 4.5;
    private const double ShortSkeletonWeight = 3.5;
    private const int MinCognate = 4;
    private const int MinSkeleton = 3;
    private const double UsualKnown = 20;
    private const double GrowthWithLength = 0.18;

    private static readonly double Nothing = Math.Log(ByChance);

    // Chinese characters and the pieces of unspaced scripts do not say how a name sounds.
    private static readonly HashSet<string> Unsounded = ["th", "my", "zh", "lo", "km"];

    /// <summary>About 1 for the translation of the source, about 0 for a text about something else; the language's <see cref="ContentTable.Noise"/> apart.</summary>
    public double Share(ContentTable table) =>
        Known == 0
            ? 1
            : ((Sum / Known) + 1) * Math.Pow(Known / UsualKnown, GrowthWithLength) / table.Mean;

    public static ContentScore operator +(ContentScore one, ContentScore other) =>
        new(one.Known + other.Known, one.Sum + other.Sum);

    public static ContentScore Of(
        string source,
        string english,
        string language,
        ContentTable table
    ) => Of(ContentWords.Of(source, language), english, language, table);

    public static ContentScore Of(
        IEnumerable<ContentUnit> source,
        string english,
        string language,
        ContentTable table
    ) =>
        Of(
            [.. source.Where(unit => !table.IsStop(unit.Stem))],
            ContentWords.English(english),
            language,
            table
        );

    private static ContentScore Of(
        List<ContentUnit> source,
        List<ContentUnit> english,
        string language,
        ContentTable table
    )
    {
        var bestOfEnglish = new double[english.Count];
        Dictionary<int, int> byNumber = new(english.Count);
        Dictionary<string, int> byStem = new(english.Count, StringComparer.Ordinal);
        Dictionary<string, int>? bySkeleton = null;
        var isKnown = new bool[english.Count];
        for (var i = 0; i < english.Count; i++)
        {
            byStem[english[i].Stem] = i;
            if (table.Number(english[i].Stem) is >= 0 and var number)
            {
                byNumber[number] = i;
                isKnown[i] = true;
            }
        }

        var (known, sum) = (0, 0.0);
        foreach (var unit in source)
        {
            var best = 0.0;
            var partners = table.Partners(unit.Stem);
            foreach (var partner in partners)
            {
                if (byNumber.TryGetValue(partner.English, out var at))
                {
                    best = Math.Max(best, partner.Weight);
                    bestOfEnglish[at] = Math.Max(bestOfEnglish[at], partner.Weight);
                }
            }

            if (best < CognateWeight && Cognate(unit) is { } cognate)
            {
                best = Math.Max(best, cognate.Weight);
                bestOfEnglish[cognate.At] = Math.Max(bestOfEnglish[cognate.At], cognate.Weight);
                isKnown[cognate.At] = true;
            }

            if (partners.Length > 0 || best > 0)
            {
                known++;
                sum += Evidence(best, english.Count);
            }
        }

        for (var i = 0; i < english.Count; i++)
        {
            if (isKnown[i])
            {
                known++;
                sum += Evidence(bestOfEnglish[i], source.Count);
            }
        }

        return new ContentScore(known, sum);

        (int At, double Weight)? Cognate(ContentUnit unit)
        {
            if (unit.Word.Length < 2)
            {
                return null;
            }

            var latin = ContentWords.Latin(unit.Word);
            if (
                latin.Length >= MinCognate
                && byStem.TryGetValue(
                    ContentWords.Beginning(latin, ContentWords.StemLength),
                    out var same
                )
            )
            {
                return (same, CognateWeight);
            }

            if (ContentWords.IsLatin(unit.Word) || Unsounded.Contains(language))
            {
                return null;
            }

            bySkeleton ??= Skeletons(english);
            return BySkeleton(latin)
                ?? (
                    language is "ar" or "he" or "fa" && latin.Length > 1
                        ? BySkeleton(latin[1..])
                        : null
                );
        }

        (int At, double Weight)? BySkeleton(string latin)
        {
            var skeleton = NameSkeleton.Of(latin);
            return skeleton.Length >= MinSkeleton && bySkeleton!.TryGetValue(skeleton, out var at)
                ? (at, skeleton.Length == MinSkeleton ? ShortSkeletonWeight : CognateWeight)
                : null;
        }
    }

    private static Dictionary<string, int> Skeletons(List<ContentUnit> english)
    {
        Dictionary<string, int> skeletons = new(StringComparer.Ordinal);
        for (var i = 0; i < english.Count; i++)
        {
            if (english[i].Word.Length >= MinCognate)
            {
                skeletons[NameSkeleton.Of(english[i].Word)] = i;
            }
        }

        return skeletons;
    }

    /// <param name="weight">Of the best partner that is there; 0 where none is.</param>
    /// <param name="others">Units on the other side: among many, one partner says less.</param>
    private static double Evidence(double weight, int others) =>
        weight == 0
            ? Nothing
            : Math.Min(
                MostOfOne,
                Math.Log(ByChance + ((1 - ByChance) * Math.Exp(weight) / Math.Max(1, others)))
            );
}
