namespace NewsDigest.Digests.Stories;

/// <summary>The texts of one edition as vectors, and how probable it is that two of them tell one story.</summary>
internal sealed class StoryVectors
{
    /// <summary>Of each text, the heaviest terms; two texts that share none of them are not compared.</summary>
    private const int Heaviest = 14;

    private const int LeastSharedTerms = 3;
    private const int Headline = 16; // terms
    private const double ShortText = 3.2;

    // Logistic regression on the development parts of ECB+ and of headlines, by 'stories --fit' of the evaluation: docs/digest.md.
    private const double Bias = -2.3113;

    private static readonly double[] Weights = [15.5098, 4.7398, 0.458, -4.4121, -2.431, 4.7761];

    private readonly IReadOnlyList<StoryText> _texts;
    private readonly TimeSpan _window;
    private readonly string[] _terms;
    private readonly string[] _nameTerms;
    private readonly SparseVector[] _words;
    private readonly SparseVector[] _names;
    private readonly SparseVector[] _titles;
    private readonly SparseVector[] _masses;
    private readonly double[] _mass;
    private readonly double[] _lengths;

    /// <param name="texts">In order of their keys.</param>
    /// <param name="window">Texts that are further apart in time tell no one story.</param>
    /// <param name="table">Of all English.</param>
    public StoryVectors(IReadOnlyList<StoryText> texts, TimeSpan window, TermTable table)
    {
        (_texts, _window) = (texts, window);
        var inWindow = Count(texts.Select(text => text.Terms.Keys));
        var namesInWindow = Count(texts.Select(text => text.Names.Keys));
        _terms = [.. inWindow.Keys.Order(StringComparer.Ordinal)];
        _nameTerms = [.. namesInWindow.Keys.Order(StringComparer.Ordinal)];
        var numbers = Numbers(_terms);
        var nameNumbers = Numbers(_nameTerms);
        double[] weights =
        [
            .. _terms.Select(term => table.WeightOf(term, inWindow[term], texts.Count)),
        ];
        double[] nameWeights =
        [
            .. _nameTerms.Select(name => table.WeightOf(name, namesInWindow[name], texts.Count)),
        ];
        _words = [.. texts.Select(text => Vector(text.Terms, numbers, weights).Normal())];
        _names = [.. texts.Select(text => Vector(text.Names, nameNumbers, nameWeights).Normal())];
        _titles = [.. texts.Select(text => Vector(text.TitleTerms, numbers, weights).Normal())];
        _masses =
        [
            .. texts.Select(text =>
                SparseVector.Of(
                    text.Terms.Keys.Select(term =>
                        (numbers[term], Math.Sqrt(weights[numbers[term]]))
                    )
                )
            ),
        ];
        _mass = [.. _masses.Select(mass => mass.Dot(mass) + 1e-6)];
        _lengths = [.. texts.Select(text => Math.Log(text.Terms.Count + 1))];
    }

    /// <summary>Pairs that may tell one story, each once, the smaller number first.</summary>
    /// <param name="count">The first texts, of which one is in every pair: those after them are compared with them only.</param>
    public IEnumerable<(int One, int Other)> Candidates(int count)
    {
        var byTerm = new Dictionary<int, List<int>>();
        HashSet<int> met = [];
        for (var text = 0; text < _texts.Count; text++)
        {
            met.Clear();
            foreach (var term in HeaviestOf(_words[text]))
            {
                if (!byTerm.TryGetValue(term, out var others))
                {
                    byTerm[term] = others = [];
                }

                met.UnionWith(others);
                if (text < count)
                {
                    others.Add(text);
                }
            }

            foreach (var other in met)
            {
                yield return (other, text);
            }
        }
    }

    /// <summary>From 0 to 1.</summary>
    public double Probability(int one, int other)
    {
        if (AreFarApart(_texts[one], _texts[other]) || ShareTooLittle(one, other))
        {
            return 0;
        }

        var sum = Bias;
        foreach (var (number, feature) in Features(one, other).Index())
        {
            sum += Weights[number] * feature;
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>StringSimilarity of words, of names and of titles, shared mass, length of the shorter one, and likeness where that is short.</summary>
    public double[] Features(int one, int other)
    {
        var words = _words[one].Dot(_words[other]);
        var shorter = Math.Min(_lengths[one], _lengths[other]);
        return
        [
            words,
            _names[one].Dot(_names[other]),
            _titles[one].Dot(_titles[other]),
            _masses[one].Dot(_masses[other]) / Math.Min(_mass[one], _mass[other]),
            shorter / 5,
            words * Math.Max(0, ShortText - shorter),
        ];
    }

    /// <summary>Without a name in common, a few terms in common say nothing; of a headline alone they are much of it.</summary>
    private bool ShareTooLittle(int one, int other)
    {
        var shorter = Math.Min(_words[one].Terms.Length, _words[other].Terms.Length);
        var least = shorter < Headline ? LeastSharedTerms - 1 : LeastSharedTerms;
        return _names[one].Dot(_names[other]) == 0
            && _words[one].Shared(_words[other]).Take(least).Count() < least;
    }

    public IReadOnlyList<string> SharedTerms(int one, int other, int most) =>
        [.. _words[one].Shared(_words[other]).Take(most).Select(term => _terms[term])];

    public IReadOnlyList<string> SharedNames(int one, int other, int most) =>
        [.. _names[one].Shared(_names[other]).Take(most).Select(name => _nameTerms[name])];

    private bool AreFarApart(StoryText one, StoryText other) =>
        one.At is { } here && other.At is { } there && (here - there).Duration() > _window;

    private static IEnumerable<int> HeaviestOf(SparseVector vector) =>
        vector
            .Terms.Select((term, place) => (term, weight: vector.Weights[place]))
            .OrderByDescending(term => term.weight)
            .ThenBy(term => term.term)
            .Take(Heaviest)
            .Select(term => term.term);

    private static SparseVector Vector(
        IReadOnlyDictionary<string, double> bag,
        Dictionary<string, int> numbers,
        double[] weights
    ) =>
        SparseVector.Of(
            bag.Select(term =>
                (
                    numbers[term.Key],
                    (term.Value >= 1 ? 1 + Math.Log(term.Value) : term.Value)
                        * weights[numbers[term.Key]]
                )
            )
        );

    private static Dictionary<string, int> Count(IEnumerable<IEnumerable<string>> texts) =>
        texts
            .SelectMany(terms => terms)
            .CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(term => term.Key, term => term.Value, StringComparer.Ordinal);

    private static Dictionary<string, int> Numbers(string[] terms) =>
        terms.Index().ToDictionary(term => term.Item, term => term.Index, StringComparer.Ordinal);
}
