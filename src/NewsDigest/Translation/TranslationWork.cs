using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>What is known of one translation while it is made: what came back, what was given up and why, what it cost.</summary>
internal sealed class TranslationWork(CleanArticle article, ArticleLanguage language)
{
    public const string BlockedByFilter = "blocked_by_filter";

    /// <summary>Stands in the English for what a content filter kept back.</summary>
    private const string Gap = "[…]";

    private readonly Dictionary<string, AcceptedItem> _accepted = new(StringComparer.Ordinal);
    private readonly List<Entity> _entities = [];
    private readonly List<Caveat> _caveats = [];
    private readonly HashSet<Caveat> _givenUp = [];
    private readonly HashSet<string> _filtered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = article
        .Paragraphs.Select((paragraph, index) => (paragraph.Id, index))
        .ToDictionary(StringComparer.Ordinal);
    private Finding? _firstFailure;

    public CleanArticle Article => article;

    public ArticleLanguage Language => language;

    public IReadOnlyList<Entity> Entities => _entities;

    /// <summary>All that is not English yet. English paragraphs are copied by code and cost nothing.</summary>
    public IReadOnlyList<SourceItem> Items { get; } =
    [
        .. article.Title is { } title
        && !string.IsNullOrWhiteSpace(title)
        && !language.Main.IsEnglish
            ? [new SourceItem(SourceItem.TitleId, title)]
            : Array.Empty<SourceItem>(),
        .. article
            .Paragraphs.Where(paragraph => !language.Of(paragraph.Id).IsEnglish)
            .Select(paragraph => new SourceItem(paragraph.Id, paragraph.Text)),
    ];

    /// <summary>The paragraphs before one of the article, nearest last.</summary>
    public IEnumerable<Paragraph> JustBefore(string id, int count) =>
        _places.TryGetValue(id, out var place)
            ? article.Paragraphs.Take(Math.Max(0, place - count)..place)
            : [];

    public string? EnglishOf(string id) =>
        _accepted.TryGetValue(id, out var item) ? item.English : null;

    /// <summary>A content filter objects to a part of it at least, so it must not stand in a request for others.</summary>
    public bool IsFiltered(string id) => _filtered.Contains(id);

    /// <summary>Keeps what the answer gives; returns what is still open.</summary>
    public IReadOnlyList<SourceItem> Take(
        Reading<ReadTranslation> reading,
        IReadOnlyList<SourceItem> asked,
        PromptDelimiter delimiter
    )
    {
        var (answer, accepted) = reading.Value!; // an answer that was taken could be read
        foreach (var (id, item) in accepted)
        {
            _accepted[id] = item;
        }

        if (reading.IsContested)
        {
            Note(
                new Caveat(
                    null,
                    "conflicting_answers",
                    "The model gave more than one answer, and they differ. The one that holds most of what was asked for was taken, or of equals the first."
                )
            );
        }

        // Names that the article does not hold are no evidence, and would only contradict what it does hold.
        _entities.AddRange(
            answer
                .Entities.Select(EntityLine.TryRead)
                .OfType<Entity>()
                .Where(entity => IsInArticle(entity.Source))
                .Where(entity => _entities.All(known => known.Source != entity.Source))
        );
        _caveats.AddRange(
            answer
                .Caveats.Where(caveat => !delimiter.IsLeakedInto(caveat.Note))
                .Select(caveat => AnsweredCaveats.Of(caveat, article))
        );
        return [.. asked.Where(item => !accepted.ContainsKey(item.Id))];
    }

    /// <summary>A doubt about the article as a whole, said once.</summary>
    public void Note(Caveat caveat)
    {
        if (!_caveats.Contains(caveat))
        {
            _caveats.Add(caveat);
        }
    }

    /// <summary>
    /// A paragraph whose parts came back one by one. Where a content filter stands before one of them, the other is worth having
    /// and the gap is marked; with any other gap half of it is no paragraph.
    /// </summary>
    public void Join(SourceItem whole, SourceItem first, SourceItem second)
    {
        var (start, end) = (PartOf(first), PartOf(second));
        if (start is not null && end is not null && (start != Gap || end != Gap))
        {
            _accepted[whole.Id] = new AcceptedItem(
                ParagraphStatus.Translated,
                $"{start} {end}".Replace($"{Gap} {Gap}", Gap, StringComparison.Ordinal)
            );
            return;
        }

        _accepted[whole.Id] = new AcceptedItem(
            start == Gap && end == Gap ? ParagraphStatus.Blocked : ParagraphStatus.Missing,
            null
        );
        if (_caveats.All(caveat => caveat.Paragraph != whole.ParagraphId))
        {
            GiveUp(
                [whole],
                ParagraphStatus.Missing,
                new Finding(
                    "no_usable_answer",
                    Severity.Hard,
                    null,
                    "The model left out a part of it."
                )
            );
        }
    }

    private string? PartOf(SourceItem part) =>
        _accepted.GetValueOrDefault(part.Id) switch
        {
            { English: { } english } => english,
            { Status: ParagraphStatus.Blocked } when IsFiltered(part.ParagraphId) => Gap,
            _ => null,
        };

    /// <summary>A hole is never silent: the paragraph says so by its status, and a caveat says why.</summary>
    public void GiveUp(IReadOnlyList<SourceItem> items, ParagraphStatus status, Finding reason)
    {
        _firstFailure ??= reason;
        foreach (var item in items)
        {
            _accepted[item.Id] = new AcceptedItem(status, null);
            if (reason.Check == BlockedByFilter)
            {
                _filtered.Add(item.ParagraphId);
            }

            var caveat = new Caveat(
                item.ParagraphId,
                reason.Check,
                $"{Place(item)}{reason.Message}"
            );
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
            var reason =
                _firstFailure
                ?? new Finding(
                    "not_an_article",
                    Severity.Hard,
                    null,
                    "The model found nothing but page furniture or unreadable text. Look at what the producer sends."
                );
            return new TranslationOutcome.Unavailable(reason, calls);
        }

        return new TranslationOutcome.Done(
            new TranslatedArticle(
                article,
                language,
                language.Main.IsEnglish ? article.Title : EnglishOf(SourceItem.TitleId),
                paragraphs,
                _entities,
                _caveats,
                calls
            )
        );
    }

    /// <summary>Which sentences of its paragraph a part is; nothing for a whole paragraph.</summary>
    private string Place(SourceItem part)
    {
        if (part.Id == part.ParagraphId || !_places.TryGetValue(part.ParagraphId, out var place))
        {
            return "";
        }

        var sentences = Sentences.Split(article.Paragraphs[place].Text);
        var first =
            sentences
                .TakeWhile(sentence => !part.Text.StartsWith(sentence, StringComparison.Ordinal))
                .Count() + 1;
        var last = first + Sentences.Split(part.Text).Count - 1;
        return last > first
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Sentences {first} to {last} of {sentences.Count}: "
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Sentence {first} of {sentences.Count}: "
            );
    }

    private bool IsInArticle(string name) =>
        article.Title?.Contains(name, StringComparison.Ordinal) == true
        || article.Paragraphs.Any(paragraph =>
            paragraph.Text.Contains(name, StringComparison.Ordinal)
        );

    private TranslatedParagraph Translated(Paragraph paragraph)
    {
        if (language.Of(paragraph.Id).IsEnglish)
        {
            return new TranslatedParagraph(
                paragraph.Id,
                paragraph.Text,
                paragraph.Text,
                ParagraphStatus.AlreadyEnglish
            );
        }

        var item =
            _accepted.GetValueOrDefault(paragraph.Id)
            ?? new AcceptedItem(ParagraphStatus.Missing, null);
        return new TranslatedParagraph(paragraph.Id, paragraph.Text, item.English, item.Status);
    }
}
