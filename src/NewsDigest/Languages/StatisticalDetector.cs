using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>
/// Names the language whose letter statistics make a text likeliest, and says unknown when the text is much less likely than texts
/// of that language are. The statistics are loaded at the first use.
/// </summary>
internal static class StatisticalDetector
{
    private const int EnoughText = 3000; // characters
    private const double Doubt = 2; // letters of a text depend on each other, so that differences count for less
    private const double Guess = 0.25; // among four languages or more
    private const float RarelyNews = 20;

    // What a text may miss of what its language's texts have a letter; set on the even lines of FLORES-200 dev (docs/cleaning.md).
    private const double Miss = 0.35;
    private const double MissOfShort = 6;
    private const int EnoughThirds = 30;

    private static readonly Lazy<LetterModels> Models = new(() =>
    {
        var models = LetterModels.Load();

        // Loading leaves three times the tables' size behind as large objects, which nothing else would collect for long.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return models;
    });

    public static bool IsLoaded => Models.IsValueCreated;

    public static DetectedLanguage Detect(string text)
    {
        var sample = text.Length <= EnoughText ? text : text[..EnoughText];
        var sums = Sums(Scripts.WordsOfMain(sample.Normalize().ToLowerInvariant()));
        var best = Array.IndexOf(sums.All, sums.All.Max());
        var confidence = 1 / sums.All.Sum(other => Math.Exp((other - sums.All[best]) / Doubt));
        var miss = Models.Value.Usual[best] - (sums.Thirds[best] / sums.Count);
        var isUsual = confidence > Guess && (sums.Count < EnoughThirds || miss < Miss + (MissOfShort / Math.Sqrt(sums.Count)));
        return Neglected.Find(Models.Value.Codes[best], isUsual, sample)
            ?? (isUsual ? new DetectedLanguage(Models.Value.Codes[best], Math.Round(confidence, 2)) : DetectedLanguage.Unknown);
    }

    // By language: over all letters, and over third letters alone, which say how usual a text is.
    private static (float[] All, float[] Thirds, int Count) Sums(IEnumerable<string> words)
    {
        var models = Models.Value;
        var (all, thirds, row) = (new float[models.Codes.Length], new float[models.Codes.Length], new float[models.Codes.Length]);
        var count = 0;
        foreach (var word in words)
        {
            for (var index = 0; index < word.Length; index++)
            {
                Array.Fill(row, LetterModels.Unseen);
                for (var length = 1; length <= Math.Min(LetterModels.Longest, index + 1); length++)
                {
                    models.Overlay(word.AsSpan(index - length + 1, length), row);
                }

                Add(row, all);
                if (index >= LetterModels.Longest - 1)
                {
                    Add(row, thirds);
                    count++;
                }
            }
        }

        for (var language = 0; language < all.Length; language++)
        {
            all[language] -= models.Codes[language] is "la" or "eo" ? RarelyNews : 0;
        }

        return (all, thirds, count);
    }

    private static void Add(float[] row, float[] sums)
    {
        for (var language = 0; language < row.Length; language++)
        {
            sums[language] += row[language];
        }
    }
}
