using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.ChatModels;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>The policy alone over the wire: a token of a real identity is sent only over https, which the scripted service does not speak.</summary>
public sealed class EntraTokenPolicyTests
{
    private readonly FakeTimeProvider _time = new(
        new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)
    );
    private readonly List<string> _handedOut = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_is_refused_before_its_time_is_replaced_once_and_the_request_sent_once_more()
    {
        await using var server = (
            await ScriptedServer.StartAsync(_ => ScriptedAnswer.Success("{}"))
        ).Then(ScriptedAnswer.Failure(401, "401"));
        var send = Pipeline(server);

        Assert.Equal(200, await send());
        Assert.Equal(200, await send());

        Assert.Equal(
            ["Bearer t1", "Bearer t2", "Bearer t2"],
            server.Requests.Select(request => request.Headers["authorization"])
        );
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task A_service_that_refuses_every_token_is_asked_twice_and_no_oftener()
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Failure(401, "401")
        );

        Assert.Equal(401, await Pipeline(server)());

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_identity_that_has_no_newer_token_is_not_asked_for_twice()
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Failure(401, "401")
        );

        Assert.Equal(401, await Pipeline(server, always: "same")());

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_token_is_used_until_shortly_before_its_end()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedAnswer.Success("{}"));
        var send = Pipeline(server);

        await send();
        _time.Advance(TimeSpan.FromMinutes(54));
        await send();
        _time.Advance(TimeSpan.FromMinutes(2));
        await send();

        Assert.Equal(
            ["Bearer t1", "Bearer t1", "Bearer t2"],
            server.Requests.Select(request => request.Headers["authorization"])
        );
    }

    [Fact]
    public async Task An_identity_without_a_token_is_told_as_a_refusal_with_the_keys_to_set()
    {
        var credential = new ModelCredential(
            new FunctionCredential(() =>
                throw new CredentialUnavailableException("no identity here")
            )
        );

        var failure = await Assert.ThrowsAsync<ModelCallException>(async () =>
            await credential.GetTokenAsync(new TokenRequestContext(["scope"]), Token)
        );

        Assert.Equal(ModelFailure.Unauthorized, failure.Failure);
        Assert.Contains("AzureOpenAI:Key", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(NewsDigest.MessageLoop.Outage.From(failure));
    }

    /// <summary>A pipeline as the vendor's clients build it; each call of it sends one request and says the status.</summary>
    private Func<Task<int>> Pipeline(ScriptedServer server, string? always = null)
    {
        var credential = new FunctionCredential(() =>
        {
            _handedOut.Add(always ?? $"t{_handedOut.Count + 1}");
            return new AccessToken(_handedOut[^1], _time.GetUtcNow() + TimeSpan.FromHours(1));
        });
        var pipeline = ClientPipeline.Create(
            new ClientPipelineOptions { RetryPolicy = new ClientRetryPolicy(0) },
            [],
            [],
            [new EntraTokenPolicy(credential, _time)]
        );
        return async () =>
        {
            using var message = pipeline.CreateMessage();
            message.Request.Method = "POST";
            message.Request.Uri = new Uri(server.Address, "/v1/chat/completions");
            message.Request.Content = System.ClientModel.BinaryContent.Create(
                BinaryData.FromString("{\"model\":\"m\"}")
            );
            await pipeline.SendAsync(message);
            return message.Response!.Status; // sent
        };
    }

    private sealed class FunctionCredential(Func<AccessToken> token) : TokenCredential
    {
        public override AccessToken GetToken(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => token();

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => ValueTask.FromResult(token());
    }
}
