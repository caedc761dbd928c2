using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Tests.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest.Tests.Translation;

public sealed partial class FilteredSentenceTests
{
    private static readonly ArticleLanguage Spanish = new(
        new DetectedLanguage("es", 1),
        new Dictionary<string, DetectedLanguage>()
    );

    [Fact]
    public async Task Of_a_paragraph_only_the_sentence_is_missing_that_the_filter_objects_to_and_it_is_named()
    {
        using var chat = new FilteringClient("bomba");

        var article = await TranslateAsync(
            chat,
            "Uno dos.",
            "Primera frase. La bomba cayó. Tercera frase.",
            "Otro más."
        );

        Assert.Equal(
            ["En: Uno dos.", "En: Primera frase. […] En: Tercera frase.", "En: Otro más."],
            article.Paragraphs.Select(paragraph => paragraph.English)
        );
        var caveat = Assert.Single(article.Caveats);
        Assert.Equal(
            ("p2", "blocked_by_filter", "Sentence 2 of 3: blocked (violence)."),
            (caveat.Paragraph!, caveat.Kind, caveat.Note)
        );
        Assert.Contains(
            EngineFaults.Findings(article.Caveats, article.Paragraphs),
            finding =>
                finding is { Check: "blocked_by_filter", Severity: Severity.Hard, Paragraph: "p2" }
        );
    }

    [Fact]
    public async Task What_is_filtered_is_never_context_for_others_not_in_the_title_either()
    {
        using var chat = new FilteringClient("bomba");

        var article = await TranslateAsync(
            chat,
            new ModelOptions { TokenCapFactor = 100 },
            "La bomba",
            ["Uno.", "La bomba cayó.", "Tres.", "Cuatro.", "Cinco."]
        );

        Assert.Null(article.Title);
        Assert.Equal(
            ["En: Uno.", null, "En: Tres.", "En: Cuatro.", "En: Cinco."],
            article.Paragraphs.Select(paragraph => paragraph.English)
        );
        var repaired = await TestModels
            .Translator(chat)
            .RepairAsync(
                article,
                [new Finding("V09", Severity.Hard, "p3", "It lacks 3.")],
                TestContext.Current.CancellationToken
            );
        Assert.DoesNotContain("bomba", chat.Requests[^1], StringComparison.Ordinal);
        Assert.NotSame(article, repaired);
    }

    [Fact]
    public async Task The_search_for_one_paragraph_of_thirty_does_not_eat_the_budget_of_the_article()
    {
        using var chat = new FilteringClient("bomba");
        string[] paragraphs =
        [
            .. Enumerable
                .Range(1, 30)
                .Select(number =>
                    number % 10 == 5 ? "La bomba cayó." : $"Texto {number} de la plaza."
                ),
        ];

        var article = await TranslateAsync(chat, new ModelOptions(), null, paragraphs);

        Assert.Equal(27, article.Paragraphs.Count(paragraph => paragraph.English is not null));
        Assert.All(
            article.Calls.Where(call => call.Search == true && call.Outcome == "prompt_refused"),
            call => Assert.Null(call.InputTokens)
        );
    }

    private static Task<TranslatedArticle> TranslateAsync(
        FilteringClient chat,
        params string[] paragraphs
    ) => TranslateAsync(chat, new ModelOptions { TokenCapFactor = 100 }, title: null, paragraphs);

    private static async Task<TranslatedArticle> TranslateAsync(
        FilteringClient chat,
        ModelOptions options,
        string? title,
        string[] paragraphs
    )
    {
        var article = new CleanArticle(
            TestArticles.Raw(string.Join('\n', paragraphs)),
            title,
            Paragraph.Number(paragraphs),
            [],
            PageMetadata.None
        );
        return Assert
            .IsType<TranslationOutcome.Done>(
                await TestModels
                    .Translator(chat, options)
                    .TranslateAsync(article, Spanish, TestContext.Current.CancellationToken)
            )
            .Article;
    }

    /// <summary>A service whose filter refuses every prompt with a word in it.</summary>
    private sealed partial class FilteringClient(string word) : IChatClient
    {
        public List<string> Requests { get; } = [];

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            var user = messages.Single(message => message.Role == ChatRole.User).Text;
            Requests.Add(user);
            if (user.Contains(word, StringComparison.Ordinal))
            {
                throw new ModelCallException(ModelFailure.ContentFiltered, "blocked (violence).");
            }

            var nonce = user["Nonce: ".Length..][..12];
            var items = IdsLine()
                .Match(user)
                .Groups[1]
                .Value.Split(", ")
                .ToDictionary(id => id, id => $"En: {Block(user, id, nonce)}");
            var answer = JsonSerializer.Serialize(
                new
                {
                    headline = items.GetValueOrDefault("title"),
                    paragraphs = items
                        .Where(item => item.Key != "title")
                        .Select(item => new
                        {
                            id = item.Key,
                            status = "translated",
                            text = item.Value,
                        }),
                }
            );
            return Task.FromResult(
                new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
                {
                    FinishReason = ChatFinishReason.Stop,
                    ModelId = "filtering",
                    Usage = new UsageDetails { InputTokenCount = 2500, OutputTokenCount = 50 },
                }
            );
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }

        private static string Block(string user, string id, string nonce)
        {
            var label = user.Contains($"<{id} source {nonce}>", StringComparison.Ordinal)
                ? $"<{id} source {nonce}>\n"
                : $"<{id} {nonce}>\n";
            var start = user.LastIndexOf(label, StringComparison.Ordinal) + label.Length;
            return user[start..user.IndexOf('\n', start)];
        }

        [GeneratedRegex("^Ids to (?:translate|mend): (.*)$", RegexOptions.Multiline)]
        private static partial Regex IdsLine();
    }
}
