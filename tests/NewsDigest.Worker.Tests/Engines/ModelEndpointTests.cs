using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Tests.Engines;

public sealed class ModelEndpointTests
{
    [Theory]
    [InlineData("http://localhost:11434/v1")]
    [InlineData("http://127.0.0.1:8000/v1")]
    [InlineData("http://[::1]:8000/v1")]
    [InlineData("http://10.1.2.3/v1")]
    [InlineData("http://172.16.0.9/v1")]
    [InlineData("http://172.31.255.1/v1")]
    [InlineData("http://192.168.178.20:1234/v1")]
    [InlineData("http://169.254.10.10/v1")]
    [InlineData("http://[fd00::17]:8000/v1")]
    [InlineData("http://[fe80::1]:8000/v1")]
    [InlineData("http://[::ffff:10.0.0.1]/v1")]
    [InlineData("http://gpu-box.local:8000/v1")]
    [InlineData("http://host.docker.internal:11434/v1")]
    [InlineData("http://vllm.models.svc.cluster.local/v1")]
    [InlineData("http://ollama:11434/v1")]
    [InlineData("http://OLLAMA/v1")]
    [InlineData("https://api.example.com/v1")]
    public void Plain_http_goes_to_private_addresses_and_https_everywhere(string address) =>
        Assert.Null(ModelEndpoint.Problem("OpenAI:BaseUrl", address));

    [Theory]
    [InlineData("http://api.example.com/v1")]
    [InlineData("http://172.32.0.1/v1")]
    [InlineData("http://172.15.0.1/v1")]
    [InlineData("http://11.0.0.1/v1")]
    [InlineData("http://192.169.0.1/v1")]
    [InlineData("http://8.8.8.8/v1")]
    [InlineData("http://[2001:db8::1]/v1")]
    [InlineData("http://[::ffff:8.8.8.8]/v1")]
    [InlineData("http://mylocal.example/v1")]
    [InlineData("http://notinternal.example/v1")]
    public void Elsewhere_it_needs_a_key_that_allows_it(string address)
    {
        Assert.Contains(
            "OpenAI:AllowHttp",
            ModelEndpoint.Problem("OpenAI:BaseUrl", address, allowHttp: false, "OpenAI:AllowHttp"),
            StringComparison.Ordinal
        );
        Assert.Null(
            ModelEndpoint.Problem("OpenAI:BaseUrl", address, allowHttp: true, "OpenAI:AllowHttp")
        );
    }
}
