using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Digests;

/// <summary>Asks the model for one story, has its faults mended once, and replaces what is still wrong by sentences as they stand.</summary>
internal sealed class StoryAsker(ChatModel model, Prompt prompt, PromptDelimiters delimiters)
{
    private const string Stage = "digest";
    private const int MaxAnswerTokens = 600;
    private const int LikelyAnswerTokens = 300; // four sentences of the length that the prompt allows, with ids and headline
    private const int MaxSentences = 4;
    private const int MaxBullets = 6; // of an article
    private const int MaxHeadlineWords = 20;

    /// <summary>What one call for a story costs in tokens; mending costs another.</summary>
    public static ArticleEstimate Estimate(StoryMaterial material, Prompt prompt)
    {
        var values = Values(
            material,
            PromptDelimiter.For(HashOf(material), []),
            request: "first",
            previous: "none"
        );
        return new ArticleEstimate(
            1,
            prompt.PrefixTokens + TokenCounter.Count(prompt.User.Fill(values)),
            prompt.PrefixTokens,
            LikelyAnswerTokens
        );
    }

    /// <param name="calls">At most.</param>
    /// <exception cref="ModelCallException">The service did not answer.</exception>
    public async Task<StoryDraft> WriteAsync(
        StoryMaterial material,
        int calls,
        CancellationToken cancellationToken
    )
    {
        var evidence = new StoryEvidence(material);
        var delimiter = await delimiters.ForAsync(HashOf(material), cancellationToken);
        var ledger = new CallLedger(
            Stage,
            RawOf(material),
            new ArticleBudget.Limits(calls, long.MaxValue, 0),
            [],
            []
        );
        var (answer, fault) = await AskAsync(
            material,
            delimiter,
            ledger,
            "first",
            "none",
            cancellationToken
        );
        if (answer is null && calls > 1)
        {
            (answer, fault) = await AskAsync(
                material,
                delimiter,
                ledger,
                $"again; {fault}",
                "none",
                cancellationToken
            );
        }
        else if (
            answer is not null
            && calls > 1
            && Faults(answer, evidence, delimiter) is [_, ..] faults
        )
        {
            var mended = await AskAsync(
                material,
                delimiter,
                ledger,
                "first",
                Previous(answer, faults, delimiter),
                cancellationToken
            );
            answer = mended.Answer ?? answer;
        }

        var cost = ledger.Calls.Aggregate((decimal?)0, (sum, call) => sum + call.Cost);
        return answer is null
            ? ExtractiveWriter.Write(material) with
            {
                Notes = ["The model gave no answer that could be read."],
                Calls = ledger.Calls.Count,
                Cost = cost,
            }
            : Checked(answer, material, evidence, delimiter) with
            {
                Calls = ledger.Calls.Count,
                Cost = cost,
            };
    }

    private async Task<(StoryAnswer? Answer, string Fault)> AskAsync(
        StoryMaterial material,
        PromptDelimiter delimiter,
        CallLedger ledger,
        string request,
        string previous,
        CancellationToken cancellationToken
    )
    {
        var reply = await model.AskAsync(
            prompt,
            Values(material, delimiter, request, previous),
            MaxAnswerTokens,
            ledger,
            text =>
                AnswerJson.Read(
                    text,
                    StoryAnswer.From,
                    answer => answer.Sentences.Count,
                    StoryAnswer.List
                ),
            cancellationToken
        );
        return reply switch
        {
            ModelReply.Answer<StoryAnswer> answer => (answer.Reading.Value, ""),
            ModelReply.Unreadable unreadable => (null, $"the earlier answer {unreadable.Fault}"),
            ModelReply.Filtered => (null, "the earlier answer was declined"),
            ModelReply.Refused => (null, "the earlier answer was a refusal or empty"),
            _ => (null, "the earlier answer was cut off; write less"),
        };
    }

    /// <summary>What the checks leave of an answer; the rest is told as the articles tell it.</summary>
    private static StoryDraft Checked(
        StoryAnswer answer,
        StoryMaterial material,
        StoryEvidence evidence,
        PromptDelimiter delimiter
    )
    {
        List<StorySentence> sentences = [];
        var replaced = 0;
        foreach (var sentence in answer.Sentences.Take(MaxSentences))
        {
            var cited = CitedBy(sentence, evidence);
            if (evidence.FaultsOf(sentence, delimiter) is [])
            {
                sentences.Add(new StorySentence(sentence.Text, cited));
                continue;
            }

            replaced++;
            var instead = ExtractiveWriter.Instead(
                material,
                new StorySentence(sentence.Text, cited),
                sentences
            );
            if (instead is not null)
            {
                sentences.Add(instead);
            }
        }

        if (replaced >= Math.Min(MaxSentences, answer.Sentences.Count))
        {
            return ExtractiveWriter.Write(material) with
            {
                Notes = ["Nothing that the model wrote passed the checks."],
            };
        }

        var isHeadlineGood =
            answer.Headline is { } headline
            && evidence.FaultsOf(headline, delimiter) is []
            && headline.Text.Split(' ').Length <= MaxHeadlineWords;
        string[] notes =
        [
            .. replaced > 0
                ?
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{replaced} of {Math.Min(MaxSentences, answer.Sentences.Count)} sentences of the model did not pass the checks; sentences of the articles stand in their place."
                    ),
                ]
                : Array.Empty<string>(),
        ];
        return new StoryDraft(
            isHeadlineGood
                ? answer.Headline!.Text.TrimEnd('.')
                : ExtractiveWriter.HeadlineOf(material), // good only where there is one
            sentences,
            ModelWriter.Name,
            notes
        );
    }

    private static Citation[] CitedBy(AnsweredSentence sentence, StoryEvidence evidence) =>
        [.. sentence.SourceIds.Select(evidence.Meant).OfType<Citation>().Distinct()];

    private static string[] Faults(
        StoryAnswer answer,
        StoryEvidence evidence,
        PromptDelimiter delimiter
    ) =>
        [
            .. answer
                .Sentences.Take(MaxSentences)
                .SelectMany(
                    (sentence, place) =>
                        evidence
                            .FaultsOf(sentence, delimiter)
                            .Select(fault =>
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"- s{place + 1}: {fault}"
                                )
                            )
                ),
            .. answer.Headline is { } headline
                ? evidence.FaultsOf(headline, delimiter).Select(fault => $"- headline: {fault}")
                : ["- headline: there is none"],
        ];

    private static string Previous(StoryAnswer answer, string[] faults, PromptDelimiter delimiter)
    {
        string[] lines =
        [
            .. answer
                .Sentences.Take(MaxSentences)
                .Select(
                    (sentence, place) =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"s{place + 1} [{string.Join(", ", sentence.SourceIds)}] {sentence.Text}"
                        )
                ),
            $"headline [{string.Join(", ", answer.Headline?.SourceIds ?? [])}] {answer.Headline?.Text}",
            .. faults,
        ];
        return $"\n{delimiter.Close([delimiter.Block("previous", string.Join('\n', lines))])}";
    }

    private static Dictionary<string, string> Values(
        StoryMaterial material,
        PromptDelimiter delimiter,
        string request,
        string previous
    )
    {
        var ids = material.Results.SelectMany(result =>
            PointsOf(result.Value)
                .SelectMany(point => point.Paragraphs)
                .Distinct()
                .Select(paragraph => $"{result.Key}{paragraph}")
        );
        return new Dictionary<string, string>
        {
            ["nonce"] = delimiter.Nonce,
            ["request"] = request,
            ["previous"] = previous,
            ["ids"] = string.Join(", ", ids),
            ["articles"] = delimiter.Close(
                material.Results.Select(result =>
                    delimiter.Block(result.Key, TextOf(material, result.Key, result.Value))
                )
            ),
        };
    }

    private static string TextOf(StoryMaterial material, string reference, ArticleResult result)
    {
        var article = material.Articles.First(article => article.Ref == reference);
        var at = (article.PublishedAt ?? article.ResultAt).UtcDateTime.ToString(
            "yyyy-MM-dd HH:mm",
            CultureInfo.InvariantCulture
        );
        return string.Join(
            '\n',
            [
                $"Source: {article.Source ?? article.Id}, {at}",
                $"Headline: {article.Title.English}",
                .. PointsOf(result)
                    .Select(point =>
                        $"- {point.Text} [{string.Join(", ", point.Paragraphs.Select(paragraph => $"{reference}{paragraph}"))}]"
                    ),
            ]
        );
    }

    private static IEnumerable<SummaryBullet> PointsOf(ArticleResult result) =>
        (result.Summary?.Bullets ?? [])
            .Where(bullet => bullet.Paragraphs is not [])
            .Take(MaxBullets);

    private static string HashOf(StoryMaterial material) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', material.Results.Select(result => result.Value.ContentHash))
                )
            )
        );

    private static RawArticle RawOf(StoryMaterial material) =>
        new(
            new ArticleId(material.Id),
            null,
            "",
            ArticleFormat.Text,
            null,
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );
}
