using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels;

/// <summary>
/// Keeps what a deployment was found not to take, so that it is asked with it once and never again, by any worker. Deleting the
/// document makes workers try everything anew at their next start.
/// </summary>
[SuppressMessage(
    "Reliability",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "A semaphore whose wait handle nobody asks for holds nothing; it lives as long as the process."
)]
internal sealed partial class DeploymentLimits(
    IResultStore store,
    string address,
    string model,
    ILogger<DeploymentLimits> logger
)
{
    private static readonly StorePath Folder = StorePath.Of("limits");

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile LearnedLimits? _known;
    private int? _told;

    /// <summary>As far as it is known by now.</summary>
    public ModelFamily Of(ModelFamily family)
    {
        var window = _told is { } told ? family with { ContextTokens = told } : family;
        return _known?.Of(window) ?? window;
    }

    /// <summary>The server itself says how long its window is.</summary>
    public void Tell(int contextTokens) => _told = contextTokens;

    public async Task<LearnedLimits> KnownAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known)
        {
            return known;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _known ??=
                await ReadAsync(cancellationToken) ?? new LearnedLimits(address, model, []);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes a complaint of the service in. True when the call can be sent again in another form.</summary>
    /// <param name="used">What was known when the call was made.</param>
    public async Task<bool> LearnAsync(
        LearnedLimits used,
        Func<LearnedLimits, LearnedLimits?> lower,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_known != used)
            {
                return true; // another call has learned it meanwhile
            }

            if (
                await ReadAsync(cancellationToken) is { } stored
                && stored.Limits.Except(used.Limits).Any()
            )
            {
                _known = stored; // another worker has
                return true;
            }

            if (lower(used) is not { } lowered)
            {
                return false;
            }

            _known = lowered;
            Log.Learned(logger, model, address, lowered.Limits[^1].Line, lowered.Limits[^1].Said);
            await WriteAsync(lowered);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Of all deployments.</summary>
    public static async Task<IReadOnlyList<LearnedLimits>> ListAsync(
        IResultStore store,
        CancellationToken cancellationToken
    )
    {
        var all = new List<LearnedLimits>();
        await foreach (var path in store.ListAsync(Folder, cancellationToken))
        {
            if (
                await store.ReadAsync(path, cancellationToken) is { } json
                && TryRead(json) is { Limits: not [] } limits
            )
            {
                all.Add(limits);
            }
        }

        return all;
    }

    private StorePath Path() =>
        Folder.Append(
            $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address}\n{model}")))[..32]}.json"
        );

    private async Task<LearnedLimits?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(Path(), cancellationToken) is { } json ? TryRead(json) : null;

    /// <summary>Null also for a damaged document: what it said is learned again.</summary>
    private static LearnedLimits? TryRead(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<LearnedLimits>(json.Span, ArticleJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task WriteAsync(LearnedLimits limits)
    {
        try
        {
            await store.PutAsync(
                Path(),
                JsonSerializer.SerializeToUtf8Bytes(limits, ArticleJson.Options),
                CancellationToken.None
            );
        }
        catch (StoreUnavailableException exception)
        {
            Log.NotKept(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            231,
            LogLevel.Warning,
            "The model '{Model}' at {Address} is asked in another form from now on: {Line}. {Said}"
        )]
        public static partial void Learned(
            ILogger logger,
            string model,
            string address,
            string line,
            string said
        );

        [LoggerMessage(
            232,
            LogLevel.Warning,
            "What a model does not take could not be written to the store; each worker learns it anew."
        )]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
