using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Languages;
using NewsDigest.Worker.Health;

namespace NewsDigest.Worker.Tests.Processes;

public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    /// <summary>In a copy of the program of its own, because other tests have loaded the statistics in this process long ago.</summary>
    [Fact]
    public async Task The_statistics_of_languages_are_loaded_at_the_first_article_and_not_at_the_start()
    {
        var copy = new ProgramCopy();
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Data", _data.Path),
                new("Engine", "offline"),
                new(HealthOptions.UrlKey, "none"),
            ])
            .Build();
        using var host = (IHost)
            copy.Call(
                typeof(WorkerHost),
                nameof(WorkerHost.Build),
                settings,
                false,
                (Action<ILoggingBuilder>)(logging => logging.ClearProviders())
            )!;

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(false, copy.Call(typeof(StatisticalDetector), "get_IsLoaded"));

        copy.Call(
            typeof(LanguageDetector),
            nameof(LanguageDetector.Detect),
            "The council opened the new market on Thursday."
        );
        Assert.Equal(true, copy.Call(typeof(StatisticalDetector), "get_IsLoaded"));
    }

    private sealed class ProgramCopy : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name is "NewsDigest" or "NewsDigest.Worker"
                ? LoadFromAssemblyPath(
                    Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll")
                )
                : null;

        public object? Call(Type type, string method, params object?[] arguments) =>
            LoadFromAssemblyName(type.Assembly.GetName())
                .GetType(type.FullName!, throwOnError: true)!
                .GetMethod(
                    method,
                    [
                        .. arguments.Select(argument =>
                            argument!.GetType() == typeof(ConfigurationRoot)
                                ? typeof(IConfigurationRoot)
                                : argument.GetType()
                        ),
                    ]
                )!
                .Invoke(null, arguments);
    }
}
