using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Models;
using NewsDigest.Storage;
using NewsDigest.Translation;

namespace NewsDigest.Operations;

/// <summary>
/// Asks the engine for one sentence that any model can translate, to tell an article that no model can answer from a model that
/// answers nobody. It costs a small call, so it is asked only when nothing else can tell.
/// </summary>
internal sealed class EngineTrial(ITranslator translator, TimeProvider time)
{
    private static readonly ArticleLanguage Spanish = new(
        new DetectedLanguage("es", 1),
        new Dictionary<string, DetectedLanguage>()
    );

    private readonly Lock _lock = new();
    private long _lastNumber;

    /// <summary>False when the engine gave no answer either, or the worker stops.</summary>
    public async Task<bool> IsAnsweredAsync(CancellationToken cancellationToken)
    {
        try
        {
            await translator.TranslateAsync(Sentence(), Spanish, cancellationToken);
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

    /// <summary>Another sentence each time, because an answer that is kept says nothing of the engine.</summary>
    private CleanArticle Sentence()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"La biblioteca tiene {NextNumber()} libros."
        );
        var raw = new RawArticle(
            new ArticleId("engine-trial"),
            null,
            text,
            ArticleFormat.Text,
            "es",
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );
        return new CleanArticle(raw, null, Paragraph.Number([text]), [], PageMetadata.None);
    }

    private long NextNumber()
    {
        lock (_lock)
        {
            return _lastNumber = Math.Max(_lastNumber + 1, time.GetUtcNow().ToUnixTimeSeconds());
        }
    }
}
