using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>The whole program over https with the vendor's own identity client: no key anywhere.</summary>
public sealed class EntraProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_that_is_refused_in_the_middle_costs_one_new_token_and_one_request_more()
    {
        using var certificate = Certificate();
        await using var identity = await ScriptedIdentity.StartAsync();
        await using var server = await ScriptedServer.StartAsync(
            request =>
                request.Headers["authorization"] == "Bearer t1"
                && request.SchemaName == "nd_summary_v1"
                    ? ScriptedAnswer.Failure(401, "401")
                    : ScriptedModel.Translating(_ =>
                        "The mayor opened the new market of the city on Thursday."
                    )(request),
            certificate
        );
        var settings = new Dictionary<string, string>(identity.Environment)
        {
            ["SSL_CERT_FILE"] = _folder.File("trusted.pem"),
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
            ["Engine"] = "azure",
            ["AzureOpenAI:Endpoint"] = server.Address.ToString(),
            ["AzureOpenAI:Deployment"] = "news-mini",
        };
        await File.WriteAllTextAsync(
            _folder.File("trusted.pem"),
            certificate.ExportCertificatePem(),
            Token
        );
        await File.WriteAllTextAsync(
            _folder.File("a.txt"),
            "La alcaldesa abrió este jueves el nuevo mercado de la ciudad.",
            Token
        );
        await WorkerProcess.RunAsync(settings, "submit", _folder.File("a.txt"));

        using var worker = WorkerProcess.Start(settings, "run", "--drain");
        await worker.UntilAsync(
            () => Task.FromResult(worker.HasExited || server.Requests.Count > 3),
            "the worker to end"
        );

        Assert.True(
            worker.HasExited,
            $"The worker asks on: {string.Join(", ", server.Requests.Select(request => request.Headers["authorization"]))}\n{worker.Output}{worker.Errors}"
        );
        Assert.Equal(
            [
                ("nd_translation_v1", "Bearer t1"),
                ("nd_summary_v1", "Bearer t1"),
                ("nd_summary_v1", "Bearer t2"),
            ],
            server.Requests.Select(request =>
                (request.SchemaName, request.Headers["authorization"])
            )
        );
        Assert.Equal(2, identity.Tokens);
        Assert.DoesNotContain("t2", worker.Output + worker.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=127.0.0.1",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
