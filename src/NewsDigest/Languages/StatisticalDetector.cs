using System.Numerics;
using System.Runtime.InteropServices;
using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>
/// Names the language whose letter statistics and small words make a text likeliest, and says unknown when the text is much less
/// like texts of that language than those are. The statistics are loaded at the first use.
/// </summary>
internal static class StatisticalDetector
{
    private const int EnoughText = 3000; // characters
    private const double Doubt = 2; // letters of a text depend on each other, so that differences count for less
    private const double Guess = 0.25; // among four languages or more
    private const float RarelyNews = 20;

    // What a text may miss of what its language's texts have a letter. These and all below were set on the even lines of FLORES-200 dev (docs/cleaning.md).
    private const double Miss = 0.35;
    private const double MissOfShort = 6;
    private const int EnoughThirds = 30;

    private const double SmallWord = 2; // on the scale of the letters' logarithms
    private const double OwnLetter = 2;

    // A language without a letter model is as likely as the likeliest of its cousins less this, and makes it up by words and letters of its own.
    private const double NoModel = 2;
    private const double NoModelAWord = 0.2;
    private const float BetweenCousins = 0.15f; // a letter
    private const double FewestSmallWords = 0.2; // of the words

    // A text that should have this many small words has some of them, or is in another language.
    private const int EnoughSmallWords = 4;
    private const int ManyWords = 40;
    private const double FarTooFew = 0.25;
    private const double TooFew = 0.65;
    private const double SlightMiss = 0.25;

    private static readonly Lazy<LetterModels> Models = new(() =>
    {
        var models = LetterModels.Load();

        // Loading leaves three times the tables' size behind as large objects, which nothing else would collect for long.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return models;
    });

    private static readonly Lazy<SmallWords> Small = new(SmallWords.Load);

    public static bool IsLoaded => Models.IsValueCreated;

    public static LanguageScores Read(string text)
    {
        var (models, small) = (Models.Value, Small.Value);
        var sample = (text.Length <= EnoughText ? text : text[..EnoughText])
            .Normalize()
            .ToLowerInvariant();
        var (hits, words) = small.Count(sample);
        var rivals = small
            .Rows.Select((row, index) => (Row: row, Index: index))
            .Where(pair => !pair.Row.HasLetterModel && hits[pair.Index] > 0)
            .ToArray();
        var sums = Sums(
            Scripts.WordsOfMain(sample),
            [.. rivals.Where(rival => rival.Row.IsBetweenCousins).Select(rival => rival.Row)]
        );

        Dictionary<string, LanguageScore> scores = [];
        foreach (var (index, code) in models.Codes.Index())
        {
            scores[code] = new LanguageScore(sums.All[index] / Doubt, 0);
        }

        var likeliest = sums.All.Max() / Doubt;
        foreach (
            var (index, row) in small
                .Rows.Index()
                .Where(pair => pair.Item.HasLetterModel && scores.ContainsKey(pair.Item.Code))
        )
        {
            var score = scores[row.Code];
            var more = hits[index] - score.SmallWords; // a language has a row for each of its scripts
            scores[row.Code] =
                more > 0
                    ? new LanguageScore(score.Logarithm + (SmallWord * more), hits[index])
                    : score;
        }

        foreach (var (row, index) in rivals)
        {
            var letters =
                row.IsTakenForAny ? likeliest
                : row.IsBetweenCousins ? sums.Between[row] / Doubt
                : row.Cousins.Max(cousin => sums.All[Array.IndexOf(models.Codes, cousin)]) / Doubt;
            var own = (SmallWord * hits[index]) + (OwnLetter * row.CountLetters(sample));
            var score = letters + own - NoModel - (NoModelAWord * words);
            if (
                own >= SmallWord * FewestSmallWords * words
                && (!scores.TryGetValue(row.Code, out var known) || known.Logarithm < score)
            )
            {
                scores[row.Code] = new LanguageScore(score, hits[index]);
            }
        }

        return new LanguageScores(Best(scores, words, sums), words, scores);
    }

    public static double LikelihoodOf(IEnumerable<string> words)
    {
        var sums = Sums(words, [.. Small.Value.Rows.Where(row => row.IsBetweenCousins)]);
        return Math.Max(sums.All.Max(), sums.Between.Values.Max());
    }

    private static DetectedLanguage Best(
        Dictionary<string, LanguageScore> scores,
        int words,
        LetterSums sums
    )
    {
        var (code, best) = scores.MaxBy(pair => pair.Value.Logarithm);
        var confidence = 1 / scores.Values.Sum(other => Math.Exp(other.Logarithm - best.Logarithm));
        return confidence > Guess && IsUsual(code, best.SmallWords, words, sums)
            ? new DetectedLanguage(code, Math.Round(confidence, 2))
            : DetectedLanguage.Unknown;
    }

    /// <summary>Whether the text is like texts of the language: by its letters and, of a longer one, by its small words.</summary>
    private static bool IsUsual(string code, int smallWords, int words, LetterSums sums)
    {
        var model = Array.IndexOf(Models.Value.Codes, code);
        if (model < 0)
        {
            return true; // only its words spoke for it
        }

        var miss = Models.Value.Usual[model] - (sums.Thirds[model] / sums.Count);
        if (sums.Count >= EnoughThirds && miss > Miss + (MissOfShort / Math.Sqrt(sums.Count)))
        {
            return false;
        }

        var expected =
            words
            * (
                Small
                    .Value.Rows.FirstOrDefault(row => row.Code == code && row.HasLetterModel)
                    ?.UsualShare
                ?? 0
            );
        var share = expected < EnoughSmallWords ? 1 : (smallWords + 1) / expected;
        return share >= FarTooFew && (share >= TooFew || words < ManyWords || miss < SlightMiss);
    }

    // By language: over all letters, and over third letters alone, which say how usual a text is.
    private static LetterSums Sums(IEnumerable<string> words, SmallWordsRow[] between)
    {
        var models = Models.Value;
        var (all, thirds, row) = (
            new float[models.Codes.Length],
            new float[models.Codes.Length],
            new float[models.Codes.Length]
        );
        var cousins = Array.ConvertAll(
            between,
            one => Array.ConvertAll(one.Cousins, cousin => Array.IndexOf(models.Codes, cousin))
        );
        var mixed = new float[between.Length];
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
                for (var language = 0; language < mixed.Length; language++)
                {
                    mixed[language] += Likeliest(row, cousins[language]) - BetweenCousins;
                }

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

        return new LetterSums(
            all,
            thirds,
            between.Zip(mixed).ToDictionary(pair => pair.First, pair => pair.Second),
            count
        );
    }

    private static void Add(float[] row, float[] sums)
    {
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row.AsSpan());
        var totals = MemoryMarshal.Cast<float, Vector<float>>(sums.AsSpan());
        for (var index = 0; index < totals.Length; index++)
        {
            totals[index] += rows[index];
        }

        for (var language = totals.Length * Vector<float>.Count; language < row.Length; language++)
        {
            sums[language] += row[language];
        }
    }

    private static float Likeliest(float[] row, int[] languages)
    {
        var most = float.NegativeInfinity;
        foreach (var language in languages)
        {
            most = Math.Max(most, row[language]);
        }

        return most;
    }

    private sealed record LetterSums(
        float[] All,
        float[] Thirds,
        Dictionary<SmallWordsRow, float> Between,
        int Count
    );
}
