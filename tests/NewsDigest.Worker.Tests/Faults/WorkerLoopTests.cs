using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;

namespace NewsDigest.Worker.Tests.Faults;

public sealed class WorkerLoopTests
{
    [Fact]
    public async Task A_loop_that_throws_ends_the_process_with_an_error()
    {
        using var folder = new TemporaryFolder();
        var queue = new Mock<IArticleQueue>(MockBehavior.Strict);
        queue
            .Setup(queue => queue.ReceiveAsync(It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("Nobody expected this."));
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Engine"] = "offline",
                    ["Data"] = folder.File("data"),
                    ["Health:Url"] = "none",
                }
            )
            .Build();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(settings);
        builder.Services.AddWorker(settings, DrainMode.Off).AddSingleton(queue.Object);
        using var host = builder.Build();

        var exitCode = await host.RunToExitCodeAsync(TestContext.Current.CancellationToken)
            .WaitAsync(
                TimeSpan.FromMinutes(2),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );

        Assert.Equal(1, exitCode);
    }
}
