using NewsDigest.Articles;

namespace NewsDigest.Translation;

/// <summary>An engine that turns a foreign article into English: a chat model or an offline program.</summary>
internal interface ITranslator
{
    EngineInfo Engine { get; }

    /// <summary>Ids in = ids out. What the engine cannot do is a <see cref="TranslationOutcome.Unavailable"/>, not an exception.</summary>
    Task<TranslationOutcome> TranslateAsync(
        CleanArticle article,
        ArticleLanguage language,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Mends the paragraphs that <paramref name="findings"/> name. An engine that cannot mend returns
    /// <paramref name="article"/> itself, and is not asked again.
    /// </summary>
    Task<TranslatedArticle> RepairAsync(
        TranslatedArticle article,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    );
}

/// <summary>How a translation ended, where the end is expected.</summary>
internal abstract record TranslationOutcome
{
    private TranslationOutcome() { }

    public sealed record Done(TranslatedArticle Article) : TranslationOutcome;

    /// <param name="Reason">Its check is <c>language_not_supported</c>, <c>language_unknown</c>, <c>blocked_by_filter</c> or <c>refused</c>.</param>
    /// <param name="Calls">What was paid for all the same.</param>
    public sealed record Unavailable(Finding Reason, IReadOnlyList<ModelCall> Calls)
        : TranslationOutcome;
}
