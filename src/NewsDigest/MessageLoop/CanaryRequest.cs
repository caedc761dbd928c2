using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Storage;
using NewsDigest.Translation;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Asks the engine for sentences that any model can translate, to tell an article that no model can answer from a model that
/// answers nobody. It costs a call, so it is asked only when nothing else can tell.
/// </summary>
internal sealed class CanaryRequest(ITranslator translator, TimeProvider time)
{
    private static readonly ArticleLanguage Spanish = new(
        new DetectedLanguage("es", 1),
        new Dictionary<string, DetectedLanguage>()
    );

    /// <summary>An engine that takes longer cannot be told from one that hangs, and the article behind the question holds a lease.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private const int ParagraphsOfArticle = 12;
    private const int SentencesOfParagraph = 3;

    private readonly Lock _lock = new();
    private long _lastNumber;

    /// <summary>False when the engine gave no answer either, or none in time, or the worker stops.</summary>
    /// <param name="isWhole">Asks for as much as an article has, and not for a sentence.</param>
    public async Task<bool> IsAnsweredAsync(bool isWhole, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            limit.Token
        );
        try
        {
            await translator.TranslateAsync(
                isWhole
                    ? Article(ParagraphsOfArticle, SentencesOfParagraph)
                    : Article(paragraphs: 1, sentences: 1),
                Spanish,
                either.Token
            );
            return true;
        }
        catch (Exception exception)
            when (exception
                    is ModelCallException
                        or EngineUnavailableException
                        or StoreUnavailableException
                        or OperationCanceledException
            )
        {
            return false;
        }
    }

    /// <summary>Other sentences each time, because an answer that is kept says nothing of the engine.</summary>
    private CleanArticle Article(int paragraphs, int sentences)
    {
        string[] texts =
        [
            .. Enumerable
                .Range(0, paragraphs)
                .Select(_ =>
                    string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentence()))
                ),
        ];
        var raw = new RawArticle(
            new ArticleId("engine-trial"),
            null,
            string.Join("\n\n", texts),
            ArticleFormat.Text,
            "es",
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );
        return new CleanArticle(raw, null, Paragraph.Number(texts), [], PageMetadata.None);
    }

    private string Sentence() =>
        string.Create(CultureInfo.InvariantCulture, $"La biblioteca tiene {NextNumber()} libros.");

    private long NextNumber()
    {
        lock (_lock)
        {
            return _lastNumber = Math.Max(_lastNumber + 1, time.GetUtcNow().ToUnixTimeSeconds());
        }
    }
}
