using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;

namespace NewsDigest.Worker.Tests.Deploy;

/// <summary>What deploy/ holds, checked by the tools that read it, without a cloud and without a cluster.</summary>
public sealed partial class DeployFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rules_fire_when_they_should_and_are_silent_on_a_quiet_day()
    {
        await RunAsync("promtool", "check", "rules", Deploy("prometheus/newsdigest.rules.yml"));
        await RunAsync("promtool", "check", "config", Deploy("prometheus/prometheus.yml"));
        await RunAsync("promtool", "test", "rules", Deploy("prometheus/newsdigest.rules.test.yml"));
        await RunAsync("amtool", "check-config", Deploy("prometheus/alertmanager.yml"));

        var rules = await File.ReadAllTextAsync(Deploy("prometheus/newsdigest.rules.yml"), Token);
        var tests = await File.ReadAllTextAsync(
            Deploy("prometheus/newsdigest.rules.test.yml"),
            Token
        );
        Assert.All(
            AlertName().Matches(rules).Select(match => match.Groups[1].Value),
            alert => Assert.True(tests.Split($"alertname: {alert}").Length > 2, alert)
        );
        Assert.Equal(AlertName().Count(rules), rules.Split("summary:").Length - 1);
        Assert.Equal(AlertName().Count(rules), rules.Split("cure:").Length - 1);
    }

    [Fact]
    public async Task Units_say_nothing_when_systemd_reads_them()
    {
        foreach (
            var unit in (string[])
                ["newsdigest.service", "newsdigest-drain.service", "newsdigest-drain.timer"]
        )
        {
            // The program is not installed here, and systemd looks for it.
            var text = await File.ReadAllTextAsync(Deploy($"systemd/{unit}"), Token);
            await File.WriteAllTextAsync(
                _folder.File(unit),
                text.Replace("/opt/newsdigest/newsdigest", "/bin/true", StringComparison.Ordinal),
                Token
            );
        }

        // Its exit code is 0 for keys that it does not know.
        foreach (var unit in (string[])["newsdigest.service", "newsdigest-drain.timer"])
        {
            Assert.Equal(
                "",
                (await RunAsync("systemd-analyze", "verify", _folder.File(unit))).Trim()
            );
        }
    }

    [Theory]
    [InlineData("namespace.yaml", typeof(V1Namespace))]
    [InlineData("settings.yaml", typeof(V1ServiceAccount), typeof(V1ConfigMap))]
    [InlineData("worker.yaml", typeof(V1Deployment))]
    public async Task Manifests_have_no_field_that_Kubernetes_does_not_know(
        string file,
        params Type[] kinds
    )
    {
        var documents = (await File.ReadAllTextAsync(Deploy($"kubernetes/{file}"), Token)).Split(
            "\n---\n"
        );

        Assert.Equal(kinds.Length, documents.Length);
        var read = typeof(KubernetesYaml)
            .GetMethods()
            .Single(method =>
                method.Name == nameof(KubernetesYaml.Deserialize)
                && method.IsGenericMethod
                && method.GetParameters() is [{ ParameterType: var text }, _]
                && text == typeof(string)
            );
        foreach (var (document, kind) in documents.Zip(kinds))
        {
            Assert.NotNull(read.MakeGenericMethod(kind).Invoke(null, [document, true]));
        }
    }

    [Fact]
    public async Task The_template_for_Azure_compiles_without_a_word()
    {
        var bicep = Path.Combine(
            typeof(DeployFilesTests)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(metadata => metadata.Key == "BicepFolder")
                .Value!, // the project file sets it
            "tools/bicep"
        );
        File.SetUnixFileMode(bicep, File.GetUnixFileMode(bicep) | UnixFileMode.UserExecute);

        // Names and types that do not exist are warnings only.
        var said = await RunAsync(
            bicep,
            "build",
            Deploy("azure/main.bicep"),
            "--outfile",
            _folder.File("main.json")
        );

        Assert.Equal("", said.Trim());
        Assert.Contains(
            "Microsoft.App/jobs",
            await File.ReadAllTextAsync(_folder.File("main.json"), Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_setting_in_deploy_is_one_of_the_program()
    {
        var files = Directory.GetFiles(Deploy(""), "*", SearchOption.AllDirectories);
        var named = new List<string>();
        foreach (var file in files.Where(IsOfSettings))
        {
            var text = await File.ReadAllTextAsync(file, Token);
            named.AddRange(Variable().Matches(text).Select(match => match.Groups[1].Value));
        }

        Assert.True(named.Count > 30, $"{named.Count}");
        Assert.All(named, name => Assert.NotNull(WorkerSettings.Known.KeyOfVariable(name)));
    }

    [Fact]
    public async Task The_image_with_Apertium_installs_the_packages_of_the_engine()
    {
        var file = await File.ReadAllTextAsync(Deploy("docker/Dockerfile"), Token);

        Assert.Contains(
            "src/NewsDigest.Worker/Apertium/packages.txt",
            file,
            StringComparison.Ordinal
        );
        Assert.Contains("USER 1654", file, StringComparison.Ordinal);
        Assert.Contains(
            "ENTRYPOINT [\"dotnet\", \"/app/NewsDigest.Worker.dll\"]",
            file,
            StringComparison.Ordinal
        );
    }

    private static bool IsOfSettings(string file) =>
        file.EndsWith(".bicep", StringComparison.Ordinal)
        || file.EndsWith("compose.yaml", StringComparison.Ordinal)
        || file.EndsWith("settings.yaml", StringComparison.Ordinal)
        || file.EndsWith("Dockerfile", StringComparison.Ordinal);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!; // a file that is there
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, await output + errors);
        return errors;
    }

    private static string Deploy(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../deploy", file)); // a source file lies in a folder

    [GeneratedRegex("alert: (\\w+)")]
    private static partial Regex AlertName();

    /// <summary>Section__Key, wherever it stands; and the keys without a section.</summary>
    [GeneratedRegex(
        @"\b((?:[A-Z][A-Za-z]+__[A-Z][A-Za-z]+)|(?:Engine|Data|Identity|IdentityClientId)(?=: |=|', value))"
    )]
    private static partial Regex Variable();
}
