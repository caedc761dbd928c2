using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Publishing;
using NewsDigest.Worker.Commands;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>
/// What a test does before and after the process that it is about: articles onto the queue, a result out of the store. By the code of
/// <c>submit</c> and <c>show</c>, and not by a process for each, which costs two seconds of a core.
/// </summary>
internal static class Desk
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task SubmitAsync(
        IReadOnlyDictionary<string, string> settings,
        params string[] paths
    )
    {
        var configuration = Configuration(settings);
        DataFolder.Make(configuration);
        await using var services = Services.Build(configuration);
        var files = new MessageFiles("submit", DataFolder.Of(configuration));
        var counts = await SubmitCommand.SubmitAsync(
            services.GetRequiredService<ArticleSubmitter>(),
            files.ReadAsync(paths, Token),
            strict: false,
            Token
        );
        Assert.Equal(CommandLine.Done, counts.ExitCode);
    }

    /// <summary>The result that counts now.</summary>
    public static async Task<ArticleResult> ResultAsync(
        IReadOnlyDictionary<string, string> settings,
        string id
    )
    {
        await using var services = Services.BuildForLooking(Configuration(settings));
        var library = services.GetRequiredService<ResultLibrary>();
        var current = await library.FindCurrentAsync(new ArticleId(id), Token);
        var all = await library.FindAsync(
            new ArticleId(id),
            damaged => Assert.Fail(damaged.Message),
            Token
        );
        return all.Single(stored => stored.Path.Value == current?.Result).Result;
    }

    private static IConfiguration Configuration(IReadOnlyDictionary<string, string> settings) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(settings!)
            .Build();
}
