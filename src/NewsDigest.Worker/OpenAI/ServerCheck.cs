using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Asks a server before the first article what models it has, which costs nothing: a wrong address, key or name is then said at
/// once, and the window that the server states is used where none is configured. A server without a list is as good.
/// </summary>
internal sealed partial class ServerCheck(
    IOptions<OpenAIOptions> options,
    IOptions<ModelOptions> modelOptions,
    EngineModels models,
    PromptFolder prompts,
    ILogger<ServerCheck> logger
) : IHostedService
{
    private const string BaseUrlKey = $"{OpenAIOptions.Section}:{nameof(OpenAIOptions.BaseUrl)}";
    private const int MostNamed = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly OpenAIOptions _options = options.Value;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var finding in await LookAsync(cancellationToken))
        {
            if (finding.IsProblem)
            {
                Log.Problem(logger, finding.Text);
            }
            else
            {
                Log.Note(logger, finding.Text);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Never throws for what a server does.</summary>
    public async Task<IReadOnlyList<ServerFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var address = new Uri(_options.BaseUrl!); // validated
        var findings = new List<ServerFinding>();
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            findings.Add(
                new ServerFinding(
                    false,
                    $"{BaseUrlKey} {address} is plain http: articles{(string.IsNullOrEmpty(_options.Key) ? "" : " and the key")} travel in the clear to {address.Host}."
                )
            );
        }

        using var http = Client();
        try
        {
            findings.AddRange(await LookAsync(http, address, cancellationToken));
        }
        catch (HttpRequestException exception)
        {
            findings.Add(
                new ServerFinding(
                    true,
                    $"{address} could not be reached ({ServiceText.Clean(exception.Message, request: null)}). Start the server, or set {BaseUrlKey}."
                )
            );
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException
                || (
                    exception is OperationCanceledException
                    && !cancellationToken.IsCancellationRequested
                )
            )
        {
            // A server that does not tell in time may still answer articles.
        }

        return findings;
    }

    private async Task<IReadOnlyList<ServerFinding>> LookAsync(
        HttpClient http,
        Uri address,
        CancellationToken cancellationToken
    )
    {
        var (status, body) = await GetAsync(http, address, "models", cancellationToken);
        if (status == HttpStatusCode.OK && ListedModel.Read(body) is { } listed)
        {
            return [.. Names().SelectMany(model => Compare(model, listed))];
        }

        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return
            [
                new ServerFinding(
                    true,
                    $"{address} refused our credentials ({(int)status}): {ServiceText.Clean(ServiceError.Read(body).Message, request: null)}. Set {OpenAIOptions.Section}:{nameof(OpenAIOptions.Key)}."
                ),
            ];
        }

        if (
            !address.AbsolutePath.Contains("/v1", StringComparison.Ordinal)
            && await GetAsync(http, address, "v1/models", cancellationToken)
                is (HttpStatusCode.OK, var other)
            && ListedModel.Read(other) is not null
        )
        {
            return
            [
                new ServerFinding(
                    true,
                    $"{BaseUrlKey} '{address}' must end in /v1: the API is at {address.ToString().TrimEnd('/')}/v1."
                ),
            ];
        }

        return [];
    }

    private IEnumerable<ChatModel> Names() =>
        models.Summary.Name == models.Translation.Name
            ? [models.Translation]
            : [models.Translation, models.Summary];

    private IEnumerable<ServerFinding> Compare(ChatModel model, IReadOnlyList<ListedModel> listed)
    {
        if (listed is [])
        {
            return
            [
                new ServerFinding(
                    true,
                    $"The server at {_options.BaseUrl} has no model. Load or pull '{model.Name}' there."
                ),
            ];
        }

        if (listed.FirstOrDefault(candidate => candidate.IsNamed(model.Name)) is not { } found)
        {
            var names = string.Join(
                ", ",
                listed
                    .Take(MostNamed)
                    .Select(candidate => ServiceText.Clean(candidate.Name, request: null))
            );
            return
            [
                new ServerFinding(
                    true,
                    $"The server at {_options.BaseUrl} does not list the model '{model.Name}'. It lists {names}{(listed.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {listed.Count - MostNamed} more") : "")}. Set {OpenAIOptions.Section}:{nameof(OpenAIOptions.Model)} if articles fail."
                ),
            ];
        }

        if (
            found.ContextTokens is not { } window
            || ModelFamilies.IsWindowConfigured(model.Name, modelOptions.Value)
            || window == model.Family.ContextTokens
        )
        {
            return [];
        }

        var family = model.Family with { ContextTokens = window };
        if (!TranslationRequest.Fits(prompts.Translate, family))
        {
            return
            [
                new ServerFinding(
                    true,
                    $"The server runs '{model.Name}' with a context of {window} tokens, and the prompt takes {prompts.Translate.PrefixTokens} before the article. {ChatModel.WindowCure}"
                ),
            ];
        }

        model.Limits?.Tell(window);
        return
        [
            new ServerFinding(
                false,
                $"The server runs '{model.Name}' with a context of {window} tokens, which is used."
            ),
        ];
    }

    private HttpClient Client()
    {
        var http = ModelTransport.CreatePlainClient();
        http.Timeout = Limit;
        if (!string.IsNullOrEmpty(_options.Key))
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                _options.Key
            );
        }

        return http;
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(
        HttpClient http,
        Uri address,
        string path,
        CancellationToken cancellationToken
    )
    {
        using var response = await http.GetAsync(
            new Uri($"{address.ToString().TrimEnd('/')}/{path}"),
            cancellationToken
        );
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static partial class Log
    {
        [LoggerMessage(241, LogLevel.Warning, "{Problem}")]
        public static partial void Problem(ILogger logger, string problem);

        [LoggerMessage(242, LogLevel.Information, "{Note}")]
        public static partial void Note(ILogger logger, string note);
    }
}
