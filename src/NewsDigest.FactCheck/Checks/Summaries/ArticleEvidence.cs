namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>The English article as evidence: its paragraphs by id, its headline, the names that the engine declared.</summary>
internal sealed class ArticleEvidence
{
    private readonly Lazy<HashSet<(string, string)>> _pairs;
    private readonly Dictionary<string, int> _places = [];
    private readonly List<EnglishText> _paragraphs = [];

    public ArticleEvidence(BilingualText text)
    {
        foreach (
            var paragraph in text.Paragraphs.Where(paragraph =>
                paragraph.English is { Length: > 0 }
            )
        )
        {
            _places[paragraph.Id] = _paragraphs.Count;
            _paragraphs.Add(new EnglishText(paragraph.English!)); // filtered above
        }

        Title = new EnglishText(text.Title?.English ?? "");
        Entities = text.Entities;
        Prompts = text.Prompts;
        _pairs = new(() =>
            [
                .. Entities
                    .Select(entity => new EnglishText(entity.English))
                    .Concat(_paragraphs)
                    .Append(Title)
                    .SelectMany(text => text.Sequence.Zip(text.Sequence.Skip(1))),
            ]
        );
    }

    public EnglishText Title { get; }

    public IReadOnlyList<EnglishText> Paragraphs => _paragraphs;

    public string Text =>
        string.Join('\n', _paragraphs.Select(paragraph => paragraph.Text).Prepend(Title.Text));

    public IReadOnlyList<Entity> Entities { get; }

    public PromptWords Prompts { get; }

    public bool Has(string id) => _places.ContainsKey(id);

    /// <summary>Whether two words stand beside each other, in the text or in a declared name.</summary>
    public bool HasPair(string one, string other) =>
        _pairs.Value.Contains((Plain(one), Plain(other)));

    public Evidence Of(SummaryBullet bullet) =>
        new(
            string.Join(", ", bullet.Paragraphs),
            [.. bullet.Paragraphs.Where(Has).Select(id => _paragraphs[_places[id]])],
            this
        );

    /// <summary>The one sentence draws on the bullets and the headline.</summary>
    public Evidence OfOneSentence(IEnumerable<EnglishText> bullets) =>
        new("the bullets and the headline", [Title, .. bullets], this);

    private static string Plain(string word) => word.ToLowerInvariant();
}
