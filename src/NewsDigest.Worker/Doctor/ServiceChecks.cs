using System.Globalization;
using System.Net;
using System.Text.Json;
using Azure.Core;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Doctor;

/// <summary>The services on the network: who we are to them, whether they answer, and what is known of their models.</summary>
internal static class ServiceChecks
{
    /// <summary>Services keep the beginning of a prompt in their cache from this length on.</summary>
    private const int CachedPrefix = 1024;

    private static readonly TimeSpan ClockNote = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClockFail = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<CheckLine> LookAtSettings(
        IServiceProvider services,
        IConfiguration settings
    )
    {
        var general = SettingsReader.Read<GeneralOptions>(settings);
        var (queue, store) = (
            SettingsReader.Read<QueueOptions>(settings).Kind,
            SettingsReader.Read<StoreOptions>(settings).Kind
        );
        return
        [
            CheckLine.Ok(
                "settings",
                $"engine {general.Engine}, queue {queue}, store {store}".ToLowerInvariant()
            ),
            .. Models(services).SelectMany(model => LookAtModel(model, services)),
        ];
    }

    public static IReadOnlyList<CheckLine> LookAtPrompts(IServiceProvider services)
    {
        if (services.GetService<PromptFolder>() is not { } prompts)
        {
            return [];
        }

        Prompt[] all = [prompts.Translate, prompts.Repair, prompts.Summarize];
        Prompt[] small = [.. all.Where(prompt => prompt.PrefixTokens < CachedPrefix)];
        var names = string.Join(", ", all.Select(prompt => prompt.Id));
        return
        [
            small is []
                ? CheckLine.Ok("prompts", names)
                : CheckLine.Note(
                    "prompts",
                    $"{names}; too short for the services' cache: {string.Join(", ", small.Select(prompt => $"{prompt.Id} ({prompt.PrefixTokens} tokens)"))}",
                    $"Nothing is wrong; a beginning of {CachedPrefix} tokens or more is billed at the price for cached ones."
                ),
        ];
    }

    public static async Task<IReadOnlyList<CheckLine>> LookAtEngineAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        foreach (var probe in services.GetServices<EngineProbe>())
        {
            await probe.CheckAsync(cancellationToken);
        }

        return [CheckLine.Ok("engine", "is installed and can be set up")];
    }

    public static async Task<IReadOnlyList<CheckLine>> LookAtClockAsync(
        IConfiguration settings,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (Addresses(settings).FirstOrDefault() is not { } address)
        {
            return [CheckLine.Ok("clock", "no service to compare it with")];
        }

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(
            address,
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        return answer.Headers.Date is { } theirs
            ? [Clock(time.GetUtcNow() - theirs, address.Host)]
            : [CheckLine.Ok("clock", $"{address.Host} does not say its time")];
    }

    internal static CheckLine Clock(TimeSpan ahead, string host)
    {
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Abs(ahead.TotalSeconds):0} s {(ahead < TimeSpan.Zero ? "behind" : "ahead of")} {host}"
        );
        const string Cure = "Let the machine keep its time: timedatectl set-ntp true.";
        if (ahead.Duration() > ClockFail)
        {
            return CheckLine.Fail("clock", $"{found}; storage refuses such requests", Cure);
        }

        return ahead.Duration() > ClockNote
            ? CheckLine.Note("clock", found, Cure)
            : CheckLine.Ok("clock", found);
    }

    public static async Task<IReadOnlyList<CheckLine>> LookAtIdentityAsync(
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        var general = SettingsReader.Read<GeneralOptions>(settings);
        if (Scope(settings) is not { } scope)
        {
            return
            [
                CheckLine.Ok("identity", "none is needed: keys and connection strings are set"),
            ];
        }

        var token = await AzureConnection
            .Credential(general)
            .GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
        var found =
            $"{general.Identity}, tenant {Tenant(token.Token)}, good until {token.ExpiresOn.UtcDateTime:HH:mm} UTC";
        return
        [
            general.Identity == IdentityKind.Cli
                ? CheckLine.Note(
                    "identity",
                    $"{found}: a developer's login",
                    "In production set Identity=managed, and IdentityClientId where more than one is assigned."
                )
                : CheckLine.Ok("identity", found),
        ];
    }

    public const string IdentityCure =
        "Assign a managed identity to this machine, or set Identity to workload or cli; IdentityClientId names one of several.";

    public static async Task<IReadOnlyList<CheckLine>> LookAtEndpointAsync(
        IServiceProvider services,
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        var hosts = Addresses(settings).Select(address => address.Host).Distinct().ToArray();
        List<CheckLine> lines = [];
        foreach (var host in hosts)
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
            lines.Add(
                CheckLine.Ok(
                    "address",
                    $"{host} is {string.Join(", ", addresses.Take(3).AsEnumerable())}"
                )
            );
        }

        if (hosts is not [] && Environment.GetEnvironmentVariable("HTTPS_PROXY") is { Length: > 0 })
        {
            lines.Add(
                CheckLine.Note(
                    "proxy",
                    "HTTPS_PROXY is set, and all requests go through it",
                    $"Add hosts that are reached directly to NO_PROXY, such as {hosts[0]}."
                )
            );
        }

        if (services.GetService<ServerCheck>() is { } server)
        {
            lines.AddRange(
                (await server.LookAsync(cancellationToken)).Select(finding =>
                    finding.IsProblem
                        ? CheckLine.Fail(
                            "model server",
                            finding.Text,
                            "Set what the line names, then look again with 'newsdigest doctor'."
                        )
                        : CheckLine.Note("model server", finding.Text, "Nothing to do.")
                )
            );
        }

        return lines;
    }

    public const string EndpointCure =
        "Look at the address in the settings, at DNS (a private endpoint needs its zone) and at the firewall.";

    /// <summary>One sentence, paid for.</summary>
    public static async Task<IReadOnlyList<CheckLine>> AskModelAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    ) =>
        [
            await services
                .GetRequiredService<CanaryRequest>()
                .IsAnsweredAsync(isWhole: false, cancellationToken)
                ? CheckLine.Ok("model", "translated a sentence")
                : CheckLine.Fail(
                    "model",
                    "did not translate a sentence",
                    "Send one article with 'newsdigest run --drain'; the log names the key, role, deployment or quota."
                ),
        ];

    private static IEnumerable<CheckLine> LookAtModel(ChatModel model, IServiceProvider services)
    {
        var key = $"{ModelOptions.Section}:{nameof(ModelOptions.Families)}:{model.Name}";
        var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        yield return ModelFamilies.IsWindowConfigured(model.Name, options)
            ? CheckLine.Ok("window", $"{model.Name}: {model.Family.ContextTokens} tokens")
            : CheckLine.Note(
                "window",
                $"{model.Name}: {model.Family.ContextTokens} tokens are assumed, for no row is about it",
                $"Set {key}:ContextTokens and {key}:OutputTokens to what it has."
            );
        yield return model.Family.Price is { } price
            ? CheckLine.Ok("price", $"{model.Name}: as of {price.AsOf}")
            : CheckLine.Note(
                "price",
                $"{model.Name}: none, so costs stay unknown",
                $"Set {key}:InputPrice, CachedPrice, OutputPrice (per million tokens) and PricesAsOf."
            );
    }

    private static IEnumerable<ChatModel> Models(IServiceProvider services) =>
        services.GetService<EngineModels>() is { } models
            ? new[] { models.Translation, models.Summary }.DistinctBy(model => model.Name)
            : [];

    private static IEnumerable<Uri> Addresses(IConfiguration settings)
    {
        Uri?[] all =
        [
            SettingsReader.Read<QueueOptions>(settings).Kind == QueueKind.Azure
                ? SettingsReader.Read<StorageQueueOptions>(settings).ServiceUri
                : null,
            SettingsReader.Read<StoreOptions>(settings).Kind == StoreKind.Azure
                ? SettingsReader.Read<BlobStoreOptions>(settings).ServiceUri
                : null,
            SettingsReader.Read<GeneralOptions>(settings).Engine switch
            {
                AzureOpenAIServices.EngineName => AsAddress(
                    SettingsReader.Read<AzureOpenAIOptions>(settings).Endpoint
                ),
                OpenAIServices.EngineName => AsAddress(
                    SettingsReader.Read<OpenAIOptions>(settings).BaseUrl
                ),
                _ => null,
            },
        ];
        return all.OfType<Uri>();
    }

    private static Uri? AsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    /// <summary>Of the first service that is reached without a key; null when all have one.</summary>
    private static string? Scope(IConfiguration settings)
    {
        var storage =
            (
                SettingsReader.Read<QueueOptions>(settings).Kind == QueueKind.Azure
                && SettingsReader.Read<StorageQueueOptions>(settings).ServiceUri is not null
            )
            || (
                SettingsReader.Read<StoreOptions>(settings).Kind == StoreKind.Azure
                && SettingsReader.Read<BlobStoreOptions>(settings).ServiceUri is not null
            );
        if (storage)
        {
            return "https://storage.azure.com/.default";
        }

        var model =
            SettingsReader.Read<GeneralOptions>(settings).Engine == AzureOpenAIServices.EngineName
            && string.IsNullOrEmpty(SettingsReader.Read<AzureOpenAIOptions>(settings).Key);
        return model ? "https://cognitiveservices.azure.com/.default" : null;
    }

    /// <summary>The second part of the token is plain JSON; the token itself is never shown.</summary>
    private static string Tenant(string token)
    {
        var parts = token.Split('.');
        try
        {
            using var claims = JsonDocument.Parse(
                System.Buffers.Text.Base64Url.DecodeFromChars(parts.ElementAtOrDefault(1) ?? "")
            );
            return claims.RootElement.GetProperty("tid").GetString() ?? "unknown";
        }
        catch (Exception exception)
            when (exception is FormatException or JsonException or KeyNotFoundException)
        {
            return "unknown";
        }
    }
}
