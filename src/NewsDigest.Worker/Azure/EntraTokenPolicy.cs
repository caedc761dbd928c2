using System.ClientModel.Primitives;
using Azure.Core;

namespace NewsDigest.Worker.Azure;

/// <summary>
/// Signs requests with a token of Microsoft Entra. One that the service refuses before its time, as after a change of roles or with
/// clocks apart, is replaced once, and the request sent once more with the new one.
/// </summary>
internal sealed class EntraTokenPolicy(TokenCredential credential, TimeProvider time)
    : PipelinePolicy
{
    private const int Unauthorized = 401;

    /// <summary>Claims pass by the cache of an identity, which would give the refused token again until that ends.</summary>
    private const string AskAnew = """{"access_token":{"nbf":{"essential":true}}}""";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly string[] Scopes = ["https://cognitiveservices.azure.com/.default"];

    private Held? _held;

    public override void Process(
        PipelineMessage message,
        IReadOnlyList<PipelinePolicy> pipeline,
        int currentIndex
    ) => throw new NotSupportedException("Models are asked asynchronously.");

    public override async ValueTask ProcessAsync(
        PipelineMessage message,
        IReadOnlyList<PipelinePolicy> pipeline,
        int currentIndex
    )
    {
        var token = await TokenAsync(refused: null, message.CancellationToken);
        message.Request.Headers.Set("Authorization", $"Bearer {token}");
        await ProcessNextAsync(message, pipeline, currentIndex);
        if (message.Response?.Status != Unauthorized)
        {
            return;
        }

        var next = await TokenAsync(refused: token, message.CancellationToken);
        if (next != token)
        {
            message.Response.Dispose();
            message.Request.Headers.Set("Authorization", $"Bearer {next}");
            await ProcessNextAsync(message, pipeline, currentIndex);
        }
    }

    /// <summary>Several requests may ask at once; the credential has a cache of its own.</summary>
    private async Task<string> TokenAsync(string? refused, CancellationToken cancellationToken)
    {
        if (
            _held is { } held
            && held.Token != refused
            && held.ExpiresOn - time.GetUtcNow() > Margin
        )
        {
            return held.Token;
        }

        var context = new TokenRequestContext(Scopes, claims: refused is null ? null : AskAnew);
        var token = await credential.GetTokenAsync(context, cancellationToken);
        _held = new Held(token.Token, token.ExpiresOn);
        return token.Token;
    }

    private sealed record Held(string Token, DateTimeOffset ExpiresOn);
}
