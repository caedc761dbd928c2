using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Settings;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels;

internal static class ModelServices
{
    public static IServiceCollection AddModels(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddSettings<ModelOptions>(configuration);
        services.TryAddSingleton<ResponseCache>();
        services.TryAddSingleton<CallMeter>();
        services.TryAddSingleton<PromptDelimiters>();
        services.AddHostedService<ResponseCacheExpiry>();
        services.AddHostedService<ResponseCacheWriter>();
        services.TryAddSingleton<ServiceState>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Pacers>();
        services.AddHostedService<PacerHeartbeats>();
        return services;
    }

    /// <param name="client">One that throws <see cref="ModelCallException"/> and repeats nothing itself.</param>
    /// <param name="deployment">Where it runs, when that has a name of its own.</param>
    /// <param name="address">Of the service.</param>
    public static ChatModel CreateModel(
        this IServiceProvider provider,
        IChatClient client,
        string model,
        string? deployment,
        string address
    )
    {
        var (options, time) = (
            provider.GetRequiredService<IOptions<ModelOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()
        );
        var family = ModelFamilies.Of(model, options);
        var limits = new DeploymentLimits(
            provider.GetRequiredService<IResultStore>(),
            address,
            deployment ?? model,
            provider.GetRequiredService<ILogger<DeploymentLimits>>()
        );
        // Each attempt is a span and a count of its own. What was said stays out, whatever the environment asks for.
        var attempts = new MeteredChatClient(
            client
                .AsBuilder()
                .UseOpenTelemetry(configure: telemetry => telemetry.EnableSensitiveData = false)
                .Build(),
            deployment ?? model,
            options.AttemptTimeout
        );
        var retrying = new RetryingChatClient(
            attempts,
            options,
            time,
            provider.GetRequiredService<ServiceState>(),
            provider.GetRequiredService<ILogger<RetryingChatClient>>(),
            provider.GetRequiredService<Pacers>().Of(address, deployment ?? model)
        );
        return new ChatModel(
            new CapabilityChatClient(retrying, limits, family.StrictSchema, time),
            model,
            deployment,
            family,
            provider.GetRequiredService<ResponseCache>(),
            provider.GetRequiredService<CallMeter>(),
            provider.GetRequiredService<ILogger<ChatModel>>(),
            limits,
            provider.GetService<CallBook>()
        );
    }
}
