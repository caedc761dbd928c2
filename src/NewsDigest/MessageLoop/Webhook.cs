using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using NewsDigest.Storage;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Posts notices to one address, signed as Standard Webhooks has it (https://www.standardwebhooks.com). What cannot be delivered in three
/// tries is kept under <c>undelivered/</c> in the store, and the article goes on.
/// </summary>
/// <param name="secret">As in the file: <c>whsec_</c> and Base64, or any text.</param>
internal sealed partial class Webhook(
    HttpClient http,
    Uri address,
    string secret,
    IResultStore store,
    TimeProvider time,
    ILogger<Webhook> logger
)
{
    public static readonly StorePath Undelivered = StorePath.Of("undelivered");

    private const string Prefix = "whsec_";
    private const int Tries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly byte[] _key = secret.StartsWith(Prefix, StringComparison.Ordinal)
        ? Convert.FromBase64String(secret[Prefix.Length..])
        : Encoding.UTF8.GetBytes(secret);

    /// <summary>Keeps what nobody takes.</summary>
    public async Task PostAsync(ReadOnlyMemory<byte> notice)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(notice.Span))[..32];
        if (!await TryPostAsync(name, notice))
        {
            await store.PutAsync(
                Undelivered.Append($"{name}.json"),
                notice,
                CancellationToken.None
            );
        }
    }

    /// <summary>False when nobody took it.</summary>
    /// <param name="name">The same for the same notice, so that who receives it twice knows.</param>
    public async Task<bool> TryPostAsync(string name, ReadOnlyMemory<byte> notice)
    {
        var problem = "";
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(Pause * attempt, time, CancellationToken.None);
            }

            problem = await PostOnceAsync($"msg_{name}", notice);
            if (problem is null)
            {
                return true;
            }
        }

        Log.Undelivered(logger, address.Host, problem!); // just tried
        return false;
    }

    /// <returns>Null when it was taken.</returns>
    private async Task<string?> PostOnceAsync(string id, ReadOnlyMemory<byte> notice)
    {
        var stamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ReadOnlyMemoryContent(notice);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", stamp);
        request.Headers.Add("webhook-signature", Sign(_key, id, stamp, notice.Span));
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            using var answer = await http.SendAsync(request, limit.Token);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException)
        {
            return exception.Message;
        }
    }

    internal static string Sign(byte[] key, string id, string stamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{stamp}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }

    private static partial class Log
    {
        [LoggerMessage(
            741,
            LogLevel.Error,
            "A notice could not be delivered to {Host}: {Problem}. It is kept under undelivered/; 'newsdigest notify resend' sends it again."
        )]
        public static partial void Undelivered(ILogger logger, string host, string problem);
    }
}
