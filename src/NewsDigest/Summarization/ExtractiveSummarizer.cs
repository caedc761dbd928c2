using NewsDigest.Articles;

namespace NewsDigest.Summarization;

/// <summary>
/// Takes the sentences that say most of the article, as they stand: no model, no cost, nothing that the text does not say.
/// A score of place, centrality, closeness to the headline and length; then a choice that avoids saying a thing twice.
/// </summary>
internal sealed class ExtractiveSummarizer : ISummarizer
{
    private const int LongArticle = 120; // words
    private const double Novelty = 0.5; // weight of not repeating, against the score

    // News begins with the news: where a sentence stands says more than how central it is. Measured in docs/fact-check.md.
    private const double Place = 2;
    private const double Decay = 0.2; // per sentence
    private const double Centrality = 0.6;

    public EngineInfo Engine { get; } = new("extractive", "extractive@2", null, []);

    public Task<Summary> SummarizeAsync(
        TranslatedArticle article,
        CancellationToken cancellationToken
    ) => Task.FromResult(Summarize(article));

    /// <summary>What is taken as it stands cannot be mended by taking it again.</summary>
    public Task<Summary> RepairAsync(
        TranslatedArticle article,
        Summary summary,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    ) => Task.FromResult(summary);

    public static Summary Summarize(TranslatedArticle article)
    {
        var candidates = Candidates(article);
        var chosen = Choose(
            candidates,
            candidates.Sum(candidate => candidate.Words.Count) < LongArticle ? 2 : 3
        );
        var best = chosen
            .Where(candidate => candidate.IsPlain)
            .DefaultIfEmpty(chosen.FirstOrDefault())
            .MaxBy(candidate => candidate?.Score);
        return new Summary(
            SummaryKind.Extractive,
            best?.Text ?? article.Title ?? "",
            [
                .. chosen
                    .OrderBy(candidate => candidate.Index)
                    .Select(candidate => new SummaryBullet(candidate.Text, [candidate.Paragraph])),
            ],
            Topics: [],
            Caveats: [],
            Calls: []
        );
    }

    private static List<Candidate> Candidates(TranslatedArticle article)
    {
        var sentences = article
            .Paragraphs.Where(paragraph =>
                paragraph.Status is ParagraphStatus.Translated or ParagraphStatus.AlreadyEnglish
            )
            .SelectMany(paragraph =>
                Sentences.Split(paragraph.English ?? "").Select(text => (paragraph.Id, text))
            )
            .ToList();
        var model = new TermWeights(sentences.Select(sentence => sentence.text));
        var vectors = sentences.ConvertAll(sentence => model.Vector(sentence.text));
        var whole = TermVector.Sum(vectors);
        var headline = model.Vector(article.Title ?? "");

        var centrality = vectors.ConvertAll(whole.Cosine);
        var highest = Math.Max(centrality.DefaultIfEmpty().Max(), 1e-9);
        return
        [
            .. sentences.Select(
                (sentence, index) =>
                    new Candidate(
                        index,
                        sentence.Id,
                        sentence.text,
                        TermWeights.Words(sentence.text),
                        vectors[index],
                        (Place * Math.Exp(-Decay * index))
                            + (Centrality * centrality[index] / highest)
                            + (0.3 * vectors[index].Cosine(headline))
                            + (sentence.text.Any(char.IsAsciiDigit) ? 0.1 : 0)
                            - (IsQuote(sentence.text) ? 0.3 : 0)
                            - (TermWeights.Words(sentence.text).Count is < 8 or > 45 ? 1 : 0)
                    )
            ),
        ];
    }

    /// <summary>Maximal marginal relevance: the best that is left, less what has been said.</summary>
    private static List<Candidate> Choose(List<Candidate> candidates, int count)
    {
        List<Candidate> chosen = [];
        while (chosen.Count < count && candidates.Except(chosen).ToList() is [_, ..] left)
        {
            chosen.Add(
                left.MaxBy(candidate =>
                    ((1 - Novelty) * candidate.Score)
                    - (
                        Novelty
                        * chosen
                            .Select(other => candidate.Vector.Cosine(other.Vector))
                            .DefaultIfEmpty()
                            .Max()
                    )
                )!
            ); // left is not empty
        }

        return chosen;
    }

    private static bool IsQuote(string sentence) => sentence[0] is '"' or '“' or '«' or '\'' or '‘';

    private sealed record Candidate(
        int Index,
        string Paragraph,
        string Text,
        IReadOnlyList<string> Words,
        TermVector Vector,
        double Score
    )
    {
        /// <summary>Fit to stand alone as the one sentence.</summary>
        public bool IsPlain => Words.Count is >= 6 and <= 40 && !IsQuote(Text);
    }
}
