namespace NewsDigest.Digests.Stories;

/// <summary>The texts of one edition as vectors, and how probable it is that two of them tell one story.</summary>
internal sealed class StoryVectors
{
    /// <summary>Of each text, the heaviest terms; two texts that share none of them are not compared.</summary>
    private const int Heaviest = 14;

    /// <summary>Below it a pair counts as none: of thousands of articles most pairs are that, and would fill the memory.</summary>
    private const double Unlike = 0.005;

    private const int LeastSharedTerms = 3;
    private const int Headline = 16; // terms
    private const double ShortText = 3.2;

    // Logistic regression on the development parts of ECB+ and of headlines, by 'stories --fit' of the evaluation: docs/digest.md.
    private const double Bias = -2.2605;

    private static readonly double[] Weights = [16.1868, 4.2907, 0.5377, -4.0731, -2.8235, 3.0915];

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

    /// <summary>Pairs that share one of their heaviest terms and are not all too unlike.</summary>
    /// <param name="count">The first texts, of which one is in every pair: those after them are compared with them only.</param>
    /// <param name="least">Below it a pair counts as none.</param>
    public StoryPairs Pairs(int count, double least = Unlike)
    {
        var byTerm = ByTerm(count, out var heaviest);
        var rows = new StoryPairs.Row[_texts.Count];
        Parallel.For(
            0,
            _texts.Count,
            () => new Scratch(_terms.Length),
            (text, _, scratch) =>
            {
                rows[text] = RowOf(text, heaviest[text], byTerm, least, scratch);
                return scratch;
            },
            _ => { }
        );
        return new StoryPairs(rows);
    }

    /// <summary>For each term the texts that have it among their heaviest.</summary>
    private List<int>[] ByTerm(int count, out int[][] heaviest)
    {
        heaviest = [.. _words.Select(vector => HeaviestOf(vector).ToArray())];
        var byTerm = new List<int>[_terms.Length];
        for (var text = 0; text < count; text++)
        {
            foreach (var term in heaviest[text])
            {
                (byTerm[term] ??= []).Add(text);
            }
        }

        return byTerm;
    }

    private StoryPairs.Row RowOf(
        int text,
        int[] heaviest,
        List<int>[] byTerm,
        double least,
        Scratch scratch
    )
    {
        scratch.Met.Clear();
        foreach (var term in heaviest)
        {
            foreach (var other in byTerm[term] ?? [])
            {
                if (other >= text)
                {
                    break;
                }

                scratch.Met.Add(other);
            }
        }

        var others = scratch.Met.ToArray();
        Array.Sort(others);
        scratch.Spread(_words[text], _masses[text]);
        var probabilities = new double[others.Length];
        for (var place = 0; place < others.Length; place++)
        {
            probabilities[place] = Probability(others[place], text, scratch);
        }

        scratch.Clear(_words[text]);
        var count = probabilities.Count(probability => probability >= least);
        if (count == others.Length)
        {
            return new StoryPairs.Row(others, probabilities);
        }

        return new StoryPairs.Row(
            [.. others.Where((_, place) => probabilities[place] >= least)],
            [.. probabilities.Where(probability => probability >= least)]
        );
    }

    /// <summary>From 0 to 1.</summary>
    private double Probability(int one, int other, Scratch scratch)
    {
        if (AreFarApart(_texts[one], _texts[other]))
        {
            return 0;
        }

        var (words, mass, shared) = scratch.Of(_words[one], _masses[one]);
        var names = _names[one].Dot(_names[other]);
        if (names == 0 && shared < LeastShared(one, other))
        {
            return 0;
        }

        Span<double> features = stackalloc double[Weights.Length];
        Fill(features, one, other, words, mass, names);
        var sum = Bias;
        for (var number = 0; number < features.Length; number++)
        {
            sum += Weights[number] * features[number];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>StringSimilarity of words, of names and of titles, shared mass, length of the shorter one, and likeness where that is short.</summary>
    public double[] Features(int one, int other)
    {
        var features = new double[Weights.Length];
        Fill(
            features,
            one,
            other,
            _words[one].Dot(_words[other]),
            _masses[one].Dot(_masses[other]),
            _names[one].Dot(_names[other])
        );
        return features;
    }

    private void Fill(
        Span<double> features,
        int one,
        int other,
        double words,
        double mass,
        double names
    )
    {
        var shorter = Math.Min(_lengths[one], _lengths[other]);
        features[0] = words;
        features[1] = names;
        features[2] = _titles[one].Dot(_titles[other]);
        features[3] = mass / Math.Min(_mass[one], _mass[other]);
        features[4] = shorter / 5;
        features[5] = words * Math.Max(0, ShortText - shorter);
    }

    /// <summary>Without a name in common, fewer terms in common say nothing; of a headline alone they are much of it.</summary>
    private int LeastShared(int one, int other)
    {
        var shorter = Math.Min(_words[one].Terms.Length, _words[other].Terms.Length);
        return shorter < Headline ? LeastSharedTerms - 1 : LeastSharedTerms;
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

    /// <summary>One text laid out by its terms, so that another is held against it in one pass over its own.</summary>
    private sealed class Scratch(int terms)
    {
        private readonly double[] _words = new double[terms];
        private readonly double[] _masses = new double[terms];

        public HashSet<int> Met { get; } = [];

        /// <summary>Both vectors have the same terms.</summary>
        public void Spread(SparseVector words, SparseVector masses)
        {
            for (var place = 0; place < words.Terms.Length; place++)
            {
                _words[words.Terms[place]] = words.Weights[place];
                _masses[words.Terms[place]] = masses.Weights[place];
            }
        }

        public void Clear(SparseVector words)
        {
            foreach (var term in words.Terms)
            {
                _words[term] = _masses[term] = 0;
            }
        }

        /// <summary>Sums in ascending order of the terms: one order has one result.</summary>
        public (double Words, double Masses, int Shared) Of(SparseVector words, SparseVector masses)
        {
            var (sum, mass, shared) = (0.0, 0.0, 0);
            var terms = words.Terms;
            for (var place = 0; place < terms.Length; place++)
            {
                var here = _masses[terms[place]];
                if (here > 0)
                {
                    sum += words.Weights[place] * _words[terms[place]];
                    mass += masses.Weights[place] * here;
                    shared++;
                }
            }

            return (sum, mass, shared);
        }
    }
}
