using NewsDigest.Articles;
using NewsDigest.Digests.Stories;
using NewsDigest.Facts.Reading.Names;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Digests;

/// <summary>
/// Tells a story in sentences of its articles' summaries, as they stand: the representative's one sentence, then what other sources add.
/// No model, no cost, nothing that no article says.
/// </summary>
internal static class ExtractiveWriter
{
    public const string Name = "extractive";

    private const int MaxSentences = 4;
    private const double MaxOverlap = 0.5; // of the terms of the shorter sentence

    public static StoryDraft Write(StoryMaterial material)
    {
        List<StorySentence> sentences = [];
        foreach (var sentence in Candidates(material))
        {
            if (sentences.Count == MaxSentences)
            {
                break;
            }

            if (sentences is [] || Adds(sentence, sentences))
            {
                sentences.Add(sentence);
            }
        }

        return new StoryDraft(HeadlineOf(material), sentences, Name, []);
    }

    /// <summary>A sentence in place of one that a model got wrong: of the same articles, when they have one that is not told yet.</summary>
    public static StorySentence? Instead(
        StoryMaterial material,
        StorySentence failed,
        IReadOnlyList<StorySentence> told
    )
    {
        var cited = failed.Citations.Select(citation => citation.Article).ToHashSet();
        return Candidates(material)
            .Where(sentence => told is [] || Adds(sentence, told))
            .OrderByDescending(sentence =>
                sentence.Citations.Any(citation => cited.Contains(citation.Article))
            )
            .FirstOrDefault();
    }

    public static string HeadlineOf(StoryMaterial material) =>
        material.Main.Title.English
        ?? (
            material.Results.TryGetValue(material.Main.Ref, out var result)
                ? result.Summary?.OneSentence
                : null
        )
        ?? material.Main.Title.Original
        ?? material.Main.Id;

    private static IEnumerable<StorySentence> Candidates(StoryMaterial material)
    {
        var main = material.Results[material.Main.Ref];
        foreach (var sentence in SentencesOf(material.Main.Ref, main))
        {
            yield return sentence;
            if (material.Results.Count > 1)
            {
                break;
            }
        }

        foreach (var (reference, result) in material.Results)
        {
            if (reference != material.Main.Ref)
            {
                foreach (var bullet in BulletsOf(reference, result))
                {
                    yield return bullet;
                }
            }
        }

        foreach (var bullet in BulletsOf(material.Main.Ref, main))
        {
            yield return bullet;
        }
    }

    private static IEnumerable<StorySentence> SentencesOf(string reference, ArticleResult result)
    {
        if (result.Summary is { OneSentence.Length: > 0 } summary)
        {
            yield return new StorySentence(
                summary.OneSentence,
                CitationsOf(reference, result, summary.OneSentence)
            );
        }

        foreach (var bullet in BulletsOf(reference, result))
        {
            yield return bullet;
        }

        // Without a summary there is the headline.
        if (result.Summary is null && result.Title.English is { } title)
        {
            yield return new StorySentence(title, [new Citation(reference, "title")]);
        }
    }

    private static IEnumerable<StorySentence> BulletsOf(string reference, ArticleResult result) =>
        (result.Summary?.Bullets ?? [])
            .Where(bullet => bullet.Paragraphs is not [])
            .Select(bullet => new StorySentence(
                bullet.Text,
                [.. bullet.Paragraphs.Select(paragraph => new Citation(reference, paragraph))]
            ));

    /// <summary>Where the sentence stands; of one that a model wrote, what its bullets cite.</summary>
    private static Citation[] CitationsOf(string reference, ArticleResult result, string sentence)
    {
        var verbatim = result.Paragraphs.FirstOrDefault(paragraph =>
            paragraph.English?.Contains(sentence, StringComparison.Ordinal) == true
        );
        if (verbatim is not null)
        {
            return [new Citation(reference, verbatim.Id)];
        }

        string[] cited =
        [
            .. result.Summary!.Bullets.SelectMany(bullet => bullet.Paragraphs).Distinct(), // it is of a summary
        ];
        return cited is []
            ? [new Citation(reference, "title")]
            : [.. cited.Select(paragraph => new Citation(reference, paragraph))];
    }

    /// <summary>A number or a name that nobody told yet, in words that are mostly new.</summary>
    private static bool Adds(StorySentence sentence, IReadOnlyList<StorySentence> told)
    {
        var terms = TermsOf(sentence.Text);
        var isSaid = told.Select(other => TermsOf(other.Text))
            .Any(other =>
                terms.Count(other.Contains)
                >= MaxOverlap * Math.Max(1, Math.Min(terms.Count, other.Count))
            );
        return !isSaid
            && FactsOf(sentence.Text).Except(told.SelectMany(other => FactsOf(other.Text))).Any();
    }

    private static HashSet<string> TermsOf(string text) =>
        [.. Term.Words(text).Select(Term.Of).OfType<string>()];

    private static IEnumerable<string> FactsOf(string text) =>
        NumberReader
            .Read(text, DetectedLanguage.English)
            .Select(number => number.Text)
            .Concat(EnglishNames.Read(text).SelectMany(name => name.Parts));
}
