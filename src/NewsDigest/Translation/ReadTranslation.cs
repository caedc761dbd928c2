using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>An answer of the translator or of a repair, with what of it can be relied on.</summary>
/// <param name="Accepted">By the ids that were asked for. What is not in it is open.</param>
internal sealed record ReadTranslation(
    TranslationAnswer Answer,
    IReadOnlyDictionary<string, AcceptedItem> Accepted
)
{
    public static Reading<ReadTranslation> Of(
        string text,
        IReadOnlyList<SourceItem> asked,
        PromptDelimiter delimiter
    )
    {
        var reading = AnswerJson.Read(
            text,
            TranslationAnswer.From,
            answer =>
                AnswerReader.Judge(Paragraphs(answer, asked), asked, delimiter).Accepted.Count,
            TranslationAnswer.List
        );
        if (reading.Value is not { } answer)
        {
            return new Reading<ReadTranslation>(null, null, reading.Fault);
        }

        var judged = AnswerReader.Judge(Paragraphs(answer, asked), asked, delimiter);
        return new Reading<ReadTranslation>(
            judged.IsTrusted ? new ReadTranslation(answer, judged.Accepted) : null,
            reading.Forgiven,
            judged.Fault
        )
        {
            IsContested = reading.IsContested,
        };
    }

    private static IReadOnlyList<AnsweredParagraph> Paragraphs(
        TranslationAnswer answer,
        IReadOnlyList<SourceItem> asked
    ) =>
        asked is [{ Id: SourceItem.TitleId }, ..] && answer.Headline is { } headline
            ?
            [
                new AnsweredParagraph(SourceItem.TitleId, "translated", headline),
                .. answer.Paragraphs.Where(paragraph => paragraph.Id != SourceItem.TitleId),
            ]
            : answer.Paragraphs;
}
