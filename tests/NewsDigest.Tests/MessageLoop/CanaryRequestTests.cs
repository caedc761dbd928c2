using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;
using NewsDigest.Translation;

namespace NewsDigest.Tests.MessageLoop;

public sealed class CanaryRequestTests
{
    private readonly Mock<ITranslator> _translator = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<CleanArticle> _asked = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_that_hangs_has_not_answered_after_two_minutes()
    {
        Translates(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
            throw new InvalidOperationException("Nobody gave up.");
        });
        var canary = new CanaryRequest(_translator.Object, _time).IsAnsweredAsync(false, Token);

        _time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(canary.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await canary.WaitAsync(TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task An_engine_that_refuses_has_not_answered()
    {
        Translates(_ => throw new ModelCallException(ModelFailure.Transient, "No."));

        Assert.False(
            await new CanaryRequest(_translator.Object, _time).IsAnsweredAsync(true, Token)
        );
    }

    [Fact]
    public async Task It_is_asked_for_a_sentence_or_for_as_much_as_an_article_has_and_never_for_the_same()
    {
        Translates(_ =>
            Task.FromResult<TranslationOutcome>(
                new TranslationOutcome.Unavailable(
                    new Finding("x", Severity.Hard, null, "No English."),
                    []
                )
            )
        );
        var canary = new CanaryRequest(_translator.Object, _time);

        Assert.True(await canary.IsAnsweredAsync(false, Token));
        Assert.True(await canary.IsAnsweredAsync(true, Token));
        Assert.True(await canary.IsAnsweredAsync(true, Token));

        Assert.Equal([1, 12, 12], _asked.Select(article => article.Paragraphs.Count));
        var texts = _asked.SelectMany(article => article.Paragraphs).Select(one => one.Text);
        Assert.Distinct(texts);
    }

    private void Translates(Func<CancellationToken, Task<TranslationOutcome>> answer) =>
        _translator
            .Setup(translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                (CleanArticle article, ArticleLanguage _, CancellationToken token) =>
                {
                    _asked.Add(article);
                    return answer(token);
                }
            );
}
