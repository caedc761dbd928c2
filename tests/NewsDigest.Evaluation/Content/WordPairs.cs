using System.Runtime.InteropServices;

namespace NewsDigest.Evaluation.Content;

/// <summary>IBM model 1 over pairs of unit sets, in both directions: which unit of one side explains which of the other.</summary>
internal sealed class WordPairs
{
    private const int Rounds = 5;

    private readonly Dictionary<string, int> _source = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _english = new(StringComparer.Ordinal);
    private readonly List<(int[] Source, int[] English)> _pairs = [];

    public IReadOnlyList<string> SourceStems => [.. _source.Keys];

    public IReadOnlyList<string> EnglishStems => [.. _english.Keys];

    public void Add(IEnumerable<string> source, IEnumerable<string> english)
    {
        var pair = (
            Source: source.Select(stem => Number(_source, stem)).ToArray(),
            English: english.Select(stem => Number(_english, stem)).ToArray()
        );
        if (pair.Source.Length > 0 && pair.English.Length > 0)
        {
            _pairs.Add(pair);
        }
    }

    /// <summary>t(english|source) and t(source|english) of each pair that stood together.</summary>
    public Dictionary<(int Source, int English), (double Forth, double Back)> Learn()
    {
        var forth = Learn(pair => (pair.Source, pair.English));
        var back = Learn(pair => (pair.English, pair.Source));
        return forth.ToDictionary(
            one => (one.Key.From, one.Key.To),
            one => (one.Value, back.GetValueOrDefault((one.Key.To, one.Key.From)))
        );
    }

    private Dictionary<(int From, int To), double> Learn(
        Func<(int[] Source, int[] English), (int[] From, int[] To)> direction
    )
    {
        Dictionary<(int, int), double> chance = [];
        foreach (var (from, to) in _pairs.Select(direction))
        {
            foreach (var f in from)
            {
                foreach (var t in to)
                {
                    chance[(f, t)] = 1;
                }
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            chance = Round(chance, direction);
        }

        return chance;
    }

    private Dictionary<(int, int), double> Round(
        Dictionary<(int, int), double> chance,
        Func<(int[] Source, int[] English), (int[] From, int[] To)> direction
    )
    {
        Dictionary<(int, int), double> counts = new(chance.Count);
        Dictionary<int, double> totals = [];
        foreach (var (from, to) in _pairs.Select(direction))
        {
            foreach (var t in to)
            {
                var all = 0.0;
                foreach (var f in from)
                {
                    all += chance[(f, t)];
                }

                foreach (var f in from)
                {
                    var part = chance[(f, t)] / all;
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (f, t), out _) += part;
                    CollectionsMarshal.GetValueRefOrAddDefault(totals, f, out _) += part;
                }
            }
        }

        foreach (var key in counts.Keys)
        {
            CollectionsMarshal.GetValueRefOrNullRef(counts, key) /= totals[key.Item1];
        }

        return counts;
    }

    private static int Number(Dictionary<string, int> numbers, string stem)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(
            numbers,
            stem,
            out var known
        );
        if (!known)
        {
            number = numbers.Count - 1;
        }

        return number;
    }
}
