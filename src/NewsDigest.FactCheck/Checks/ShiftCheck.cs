using NewsDigest.Facts.Reading;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V21: the English of one paragraph stands under the id of another. Numbers and beginnings of words that look alike in both
/// languages say which source paragraph an English one comes from; its length says it too.
/// </summary>
internal static class ShiftCheck
{
    public const double MinMargin = 2;

    private const double MinEvidence = 1;
    private const double LengthSpread = 0.2; // of the logarithm of English to source
    private const double MaxLengthWeight = 2;
    private const double NumberWeight = 2;

    /// <summary>What stands in more paragraphs than this tells none of them from the others, and would make a long article cost the square of its length.</summary>
    private const int MaxHolders = 200;

    public static IEnumerable<Finding> Check(IReadOnlyList<CheckedParagraph> paragraphs)
    {
        var article = new Evidence(paragraphs);
        for (var index = 0; index < paragraphs.Count; index++)
        {
            if (article.Rival(index) is { } rival)
            {
                yield return new Finding(
                    "V21",
                    Severity.Hard,
                    paragraphs[index].Id,
                    $"The translation fits {paragraphs[rival].Id} better than its own source: paragraphs changed places, or one was merged and the rest moved.",
                    paragraphs[index].Id,
                    paragraphs[rival].Id
                );
            }
        }
    }

    /// <summary>How much better two translations would fit if they changed places; for measuring.</summary>
    public static double Margin(IReadOnlyList<CheckedParagraph> paragraphs, int one, int other) =>
        new Evidence(paragraphs).Margin(one, other).Total;

    private sealed class Evidence
    {
        private readonly Dictionary<long, double>[] _sources;
        private readonly HashSet<long>[] _english;
        private readonly Dictionary<long, List<int>> _holders = [];
        private readonly (double Source, double English)[] _sizes;
        private readonly double _usual;

        public Evidence(IReadOnlyList<CheckedParagraph> paragraphs)
        {
            var keys = paragraphs.Select(paragraph => TextKeys.Of(paragraph.Source)).ToArray();
            for (var index = 0; index < keys.Length; index++)
            {
                foreach (var key in keys[index])
                {
                    if (!_holders.TryGetValue(key, out var holders))
                    {
                        _holders[key] = holders = [];
                    }

                    holders.Add(index);
                }
            }

            foreach (
                var key in _holders
                    .Where(holders => holders.Value.Count > MaxHolders)
                    .Select(holders => holders.Key)
                    .ToArray()
            )
            {
                _holders.Remove(key);
            }

            _sources =
            [
                .. keys.Select(set =>
                    set.Where(_holders.ContainsKey).ToDictionary(key => key, Weight)
                ),
            ];
            _english = [.. paragraphs.Select(paragraph => TextKeys.Of(paragraph.English))];
            _sizes =
            [
                .. paragraphs.Select(paragraph =>
                    (
                        Math.Log(Math.Max(1, paragraph.Source.Text.Length)),
                        Math.Log(Math.Max(1, paragraph.English.Text.Length))
                    )
                ),
            ];
            double[] ratios = [.. _sizes.Select(size => size.English - size.Source).Order()];
            _usual = ratios.Length > 0 ? ratios[ratios.Length / 2] : 0;
        }

        public int? Rival(int index)
        {
            var shared = SharedWithAll(index);
            var own = shared.GetValueOrDefault(index);
            foreach (
                var other in shared.Where(source => source.Value > own).Select(source => source.Key)
            )
            {
                var (total, evidence) = Margin(index, other);
                if (total >= MinMargin && evidence >= MinEvidence)
                {
                    return other;
                }
            }

            return null;
        }

        /// <summary>What <see cref="Shared"/> says of one translation and each source that shares anything with it, in one walk.</summary>
        private Dictionary<int, double> SharedWithAll(int english)
        {
            Dictionary<int, double> shared = [];
            foreach (var key in _english[english])
            {
                foreach (var source in _holders.GetValueOrDefault(key) ?? [])
                {
                    shared[source] = shared.GetValueOrDefault(source) + Weight(key);
                }
            }

            return shared;
        }

        private double Weight(long key) => (key < 0 ? NumberWeight : 1) / _holders[key].Count;

        public (double Total, double Evidence) Margin(int one, int other)
        {
            var evidence =
                Shared(one, other) + Shared(other, one) - Shared(one, one) - Shared(other, other);
            return (
                evidence
                    + Length(one, other)
                    + Length(other, one)
                    - Length(one, one)
                    - Length(other, other),
                evidence
            );
        }

        private double Shared(int english, int source) =>
            _english[english].Sum(key => _sources[source].GetValueOrDefault(key));

        private double Length(int english, int source)
        {
            var away = (_sizes[english].English - _sizes[source].Source - _usual) / LengthSpread;
            return -Math.Min(MaxLengthWeight, away * away / 2);
        }
    }
}
