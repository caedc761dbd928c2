using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Translation;

namespace NewsDigest.Worker.Apertium;

/// <summary>A rule-based draft without any network. It is held to the same checks as a model, and always labelled as a draft.</summary>
internal sealed partial class ApertiumTranslator(ApertiumProcess apertium) : ITranslator
{
    private const string Title = "title";

    private static readonly Caveat Draft = new(
        null,
        "machine_draft",
        "This is a rule-based offline draft: rough, with unknown words left as they are. Read it for the gist."
    );

    private readonly Lazy<string> _version = new(() =>
        apertium.ReadVersionAsync(CancellationToken.None).GetAwaiter().GetResult()
    );

    public EngineInfo Engine => new("offline", _version.Value, null, []);

    public async Task<TranslationOutcome> TranslateAsync(
        CleanArticle article,
        ArticleLanguage language,
        CancellationToken cancellationToken
    )
    {
        if (language.Main.IsUnknown)
        {
            return Unavailable(
                "language_unknown",
                "The language of the article could not be told. Send the field 'language' with the message, or use another engine."
            );
        }

        if (!language.Main.IsEnglish && ApertiumRoute.From(language.Main.Code) is null)
        {
            return Unavailable(
                "language_not_supported",
                $"The offline engine has no way from '{language.Main.Code}' to English; it knows {string.Join(' ', ApertiumRoute.Languages)}. Use the engine 'azure' or 'openai'."
            );
        }

        var english = await TranslateAsync(Texts(article), language, cancellationToken);
        return new TranslationOutcome.Done(
            new TranslatedArticle(
                article,
                language,
                article.Title is null ? null : english.GetValueOrDefault(Title),
                [
                    .. article.Paragraphs.Select(paragraph =>
                        Paragraph(paragraph, language, english)
                    ),
                ],
                Entities: [],
                [Draft],
                Calls: [],
                ApertiumRoute.From(language.Main.Code)?.Name
            )
        );
    }

    /// <summary>Rules give the same answer again.</summary>
    public Task<TranslatedArticle> RepairAsync(
        TranslatedArticle article,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    ) => Task.FromResult(article);

    private static TranslationOutcome.Unavailable Unavailable(string code, string message) =>
        new(new Finding(code, Severity.Hard, null, message), []);

    private static IEnumerable<Paragraph> Texts(CleanArticle article) =>
        article.Title is { } title
            ? article.Paragraphs.Prepend(new Paragraph(Title, title))
            : article.Paragraphs;

    private static TranslatedParagraph Paragraph(
        Paragraph source,
        ArticleLanguage language,
        Dictionary<string, string> english
    ) =>
        language.Of(source.Id).IsEnglish
            ? new(source.Id, source.Text, source.Text, ParagraphStatus.AlreadyEnglish)
        : english.TryGetValue(source.Id, out var text)
            ? new(source.Id, source.Text, text, ParagraphStatus.Translated)
        : new(source.Id, source.Text, null, ParagraphStatus.Missing);

    /// <returns>English by paragraph id; what is not there could not be translated.</returns>
    private async Task<Dictionary<string, string>> TranslateAsync(
        IEnumerable<Paragraph> texts,
        ArticleLanguage language,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, string> english = [];
        foreach (var group in texts.GroupBy(text => language.Of(text.Id).Code))
        {
            if (ApertiumRoute.From(group.Key) is not { } route)
            {
                if (group.Key == DetectedLanguage.English)
                {
                    group.ToList().ForEach(text => english[text.Id] = text.Text);
                }

                continue;
            }

            Paragraph[] paragraphs = [.. group];
            var numbers = paragraphs
                .Select(paragraph =>
                    SourceNumbers.Of(Prepare(paragraph.Text, group.Key), group.Key)
                )
                .ToArray();
            var translated = await TranslateAsync(
                [.. numbers.Select(number => number.Text)],
                route,
                cancellationToken
            );
            foreach (var (paragraph, number, text) in paragraphs.Zip(numbers, translated))
            {
                if (text is not null)
                {
                    english[paragraph.Id] = number.PutBack(EnglishNumbers.Rewrite(text));
                }
            }
        }

        return english;
    }

    private async Task<string?[]> TranslateAsync(
        string[] paragraphs,
        ApertiumRoute route,
        CancellationToken cancellationToken
    )
    {
        string?[] current = paragraphs;
        foreach (var mode in route.Modes)
        {
            current = await TranslateAsync(
                [.. current.Select(text => text ?? "")],
                mode,
                cancellationToken
            );
        }

        return current;
    }

    /// <summary>
    /// All paragraphs in one process, an empty line between them, which Apertium keeps. Should it ever give back another number
    /// of paragraphs, each goes alone: a shifted paragraph would be a lie.
    /// </summary>
    private async Task<string?[]> TranslateAsync(
        string[] paragraphs,
        string mode,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var output = await apertium.TranslateAsync(
                mode,
                string.Join("\n\n", paragraphs) + "\n",
                cancellationToken
            );
            if (
                output is not null
                && Split(output) is var together
                && together.Length == paragraphs.Length
            )
            {
                return together;
            }
        }

        var alone = new string?[paragraphs.Length];
        for (var index = 0; index < paragraphs.Length; index++)
        {
            alone[index] =
                paragraphs.Length == 1
                    ? null
                    : (await TranslateAsync([paragraphs[index]], mode, cancellationToken))[0];
        }

        return alone;
    }

    private static string[] Split(string output) => output.TrimEnd('\n').Split("\n\n");

    /// <summary>A line break inside a paragraph would look like the end of one.</summary>
    private static string Prepare(string text, string language) =>
        Breaks()
            .Replace(language is "sr" or "sh" or "bs" ? SerbianScript.ToLatin(text) : text, " ")
            .Trim();

    [GeneratedRegex(@"[\s\u0085\u2028\u2029\0-\x1f]+", RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();
}
