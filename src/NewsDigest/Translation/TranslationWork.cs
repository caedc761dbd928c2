using NewsDigest.Articles;
using NewsDigest.Models;

namespace NewsDigest.Translation;

/// <summary>What is known of one translation while it is made: what came back, what was given up and why, what it cost.</summary>
internal sealed class TranslationWork(CleanArticle article, ArticleLanguage language)
{
    private readonly Dictionary<string, AcceptedItem> _accepted = new(StringComparer.Ordinal);
    private readonly List<Entity> _entities = [];
    private readonly List<Caveat> _caveats = [];
    private readonly HashSet<Caveat> _givenUp = [];
    private readonly Dictionary<string, int> _places = article.Paragraphs.Select((paragraph, index) => (paragraph.Id, index)).ToDictionary(StringComparer.Ordinal);
    private Finding? _firstFailure;

    public CleanArticle Article => article;

    public ArticleLanguage Language => language;

    public IReadOnlyList<Entity> Entities => _entities;

    /// <summary>All that is not English yet. English paragraphs are copied by code and cost nothing.</summary>
    public IReadOnlyList<SourceItem> Items { get; } =
    [
        .. article.Title is { } title && !string.IsNullOrWhiteSpace(title) && !language.Main.IsEnglish ? [new SourceItem(SourceItem.TitleId, title)] : Array.Empty<SourceItem>(),
        .. article.Paragraphs.Where(paragraph => !language.Of(paragraph.Id).IsEnglish).Select(paragraph => new SourceItem(paragraph.Id, paragraph.Text)),
    ];

    /// <summary>The paragraphs before one of the article, nearest last.</summary>
    public IEnumerable<Paragraph> JustBefore(string id, int count) =>
        _places.TryGetValue(id, out var place) ? article.Paragraphs.Take(Math.Max(0, place - count)..place) : [];

    public string? EnglishOf(string id) => _accepted.TryGetValue(id, out var item) ? item.English : null;

    /// <summary>Keeps what the answer gives; returns what is still open.</summary>
    public IReadOnlyList<SourceItem> Take(string text, IReadOnlyList<SourceItem> asked, Fence fence)
    {
        if (AnswerJson.TryRead<TranslationAnswer>(text) is not { } answer || AnswerReader.TryRead(WithHeadline(answer, asked), asked, fence) is not { } accepted)
        {
            return asked;
        }

        foreach (var (id, item) in accepted)
        {
            _accepted[id] = item;
        }

        // Names that the article does not hold are no evidence, and would only contradict what it does hold.
        _entities.AddRange(answer.Entities
            .Select(EntityLine.TryRead)
            .OfType<Entity>()
            .Where(entity => IsInArticle(entity.Source))
            .Where(entity => _entities.All(known => known.Source != entity.Source)));
        _caveats.AddRange(answer.Caveats.Where(caveat => !fence.IsLeakedInto(caveat.Note)).Select(caveat => AnsweredCaveats.Of(caveat, article)));
        return [.. asked.Where(item => !accepted.ContainsKey(item.Id))];
    }

    /// <summary>A paragraph whose parts came back one by one; half of it is no paragraph.</summary>
    public void Join(SourceItem whole, SourceItem first, SourceItem second)
    {
        if (EnglishOf(first.Id) is { } start && EnglishOf(second.Id) is { } end)
        {
            _accepted[whole.Id] = new AcceptedItem(ParagraphStatus.Translated, $"{start} {end}");
        }
        else
        {
            GiveUp([whole], ParagraphStatus.Missing, _firstFailure ?? new Finding("no_usable_answer", Severity.Hard, null, "The model's answer left out a part of it."));
        }
    }

    /// <summary>A hole is never silent: the paragraph says so by its status, and a caveat says why.</summary>
    public void GiveUp(IReadOnlyList<SourceItem> items, ParagraphStatus status, Finding reason)
    {
        _firstFailure ??= reason;
        foreach (var item in items)
        {
            _accepted[item.Id] = new AcceptedItem(status, null);
            var caveat = new Caveat(item.ParagraphId, reason.Check, reason.Message);
            if (_givenUp.Add(caveat))
            {
                _caveats.Add(caveat);
            }
        }
    }

    /// <param name="calls">What was paid.</param>
    public TranslationOutcome End(IReadOnlyList<ModelCall> calls)
    {
        TranslatedParagraph[] paragraphs = [.. article.Paragraphs.Select(Translated)];
        if (paragraphs.All(paragraph => paragraph.English is null))
        {
            var reason = _firstFailure ?? new Finding("not_an_article", Severity.Hard, null, "The model found nothing but page furniture or unreadable text. Look at what the producer sends.");
            return new TranslationOutcome.Unavailable(reason, calls);
        }

        return new TranslationOutcome.Done(new TranslatedArticle(
            article,
            language,
            language.Main.IsEnglish ? article.Title : EnglishOf(SourceItem.TitleId),
            paragraphs,
            _entities,
            _caveats,
            calls));
    }

    private bool IsInArticle(string name) =>
        article.Title?.Contains(name, StringComparison.Ordinal) == true || article.Paragraphs.Any(paragraph => paragraph.Text.Contains(name, StringComparison.Ordinal));

    private TranslatedParagraph Translated(Paragraph paragraph)
    {
        if (language.Of(paragraph.Id).IsEnglish)
        {
            return new TranslatedParagraph(paragraph.Id, paragraph.Text, paragraph.Text, ParagraphStatus.AlreadyEnglish);
        }

        var item = _accepted.GetValueOrDefault(paragraph.Id) ?? new AcceptedItem(ParagraphStatus.Missing, null);
        return new TranslatedParagraph(paragraph.Id, paragraph.Text, item.English, item.Status);
    }

    private static IReadOnlyList<AnsweredParagraph> WithHeadline(TranslationAnswer answer, IReadOnlyList<SourceItem> asked) =>
        asked is [{ Id: SourceItem.TitleId }, ..] && answer.Headline is { } headline
            ? [new AnsweredParagraph(SourceItem.TitleId, "translated", headline), .. answer.Paragraphs.Where(paragraph => paragraph.Id != SourceItem.TitleId)]
            : answer.Paragraphs;
}
