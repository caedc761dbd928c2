using System.Globalization;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>What one edition may ask of the model. When it is used up, or the model does not answer, the rest is extractive and says so.</summary>
/// <param name="writes">Whether what was written is kept; not in a preview.</param>
internal sealed class ModelBudget(
    IResultStore store,
    StoryAsker asker,
    EditionInput input,
    bool writes
)
{
    private const int CallsOfStory = 2; // one, and one that mends

    private int _stories;
    private int _extractive;
    private string? _trouble;
    private string? _outage;

    public int Calls { get; private set; }

    /// <summary>Null as soon as the cost of one call is unknown.</summary>
    public decimal? Cost { get; private set; } = 0;

    /// <summary>Null when every story was written.</summary>
    public string? Note =>
        _extractive == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_trouble} {_extractive} of {_stories} stories of several sources are extractive."
            );

    public async Task<StoryDraft> WriteAsync(
        StoryMaterial material,
        CancellationToken cancellationToken
    )
    {
        _stories++;
        var path = EditionKey
            .OfId(input.Id)!
            .Folder.Append(
                $"written-{input.Revision.ToString(CultureInfo.InvariantCulture)}-{material.Id}.json"
            ); // an input has an id
        var draft =
            await ReadAsync(path, cancellationToken)
            ?? await AskAndKeepAsync(material, path, cancellationToken);
        Calls += draft.Calls;
        Cost += draft.Calls == 0 ? 0 : draft.Cost;
        if (draft.Writer != ModelWriter.Name)
        {
            _extractive++;
            _trouble ??= draft.Notes is [var first, ..] ? first : null;
        }

        return draft;
    }

    private async Task<StoryDraft?> ReadAsync(
        StorePath path,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(path, cancellationToken) is { } json
        && StoredDocument.TryRead<StoryDraft>(json, out var draft, out _)
            ? draft
            : null;

    private async Task<StoryDraft> AskAndKeepAsync(
        StoryMaterial material,
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        var draft = await AskAsync(material, cancellationToken);
        if (
            !writes
            || await store.PutIfAbsentAsync(
                path,
                JsonSerializer.SerializeToUtf8Bytes(draft, ArticleJson.Options),
                cancellationToken
            )
        )
        {
            return draft;
        }

        // Another leader was faster, and what it wrote counts.
        return await ReadAsync(path, cancellationToken) ?? draft;
    }

    private async Task<StoryDraft> AskAsync(
        StoryMaterial material,
        CancellationToken cancellationToken
    )
    {
        var left = input.Definition.MaxCalls - Calls;
        if (left < 1)
        {
            return Extractive(
                material,
                $"The budget of {input.Definition.MaxCalls} model calls was used up."
            );
        }

        if (_outage is not null)
        {
            return Extractive(material, _outage);
        }

        try
        {
            return await asker.WriteAsync(
                material,
                Math.Min(left, CallsOfStory),
                cancellationToken
            );
        }
        catch (ModelCallException exception)
        {
            _outage =
                $"The model did not answer: {VisibleText.Line(exception.Message, 200).TrimEnd('.')}.";
            return Extractive(material, _outage);
        }
    }

    private static StoryDraft Extractive(StoryMaterial material, string note) =>
        ExtractiveWriter.Write(material) with
        {
            Notes = [note],
        };
}
