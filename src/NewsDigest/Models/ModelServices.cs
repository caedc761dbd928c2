using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsDigest.Settings;

namespace NewsDigest.Models;

internal static class ModelServices
{
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ModelOptions>(configuration);
        services.TryAddSingleton<PaidAnswers>();
        services.TryAddSingleton<CallMeter>();
        services.TryAddSingleton<Fences>();
        services.AddHostedService<PaidAnswersExpiry>();
        services.AddHostedService<PaidAnswersWriter>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <param name="client">One that throws <see cref="ModelCallException"/> and repeats nothing itself.</param>
    /// <param name="deployment">Where it runs, when that has a name of its own.</param>
    public static ChatModel CreateModel(this IServiceProvider provider, IChatClient client, string model, string? deployment)
    {
        var options = provider.GetRequiredService<IOptions<ModelOptions>>().Value;
        var retrying = new RetryingChatClient(client, options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RetryingChatClient>>());
        return new ChatModel(new ParameterDroppingChatClient(retrying), model, deployment, ModelFamilies.Of(model, options), provider.GetRequiredService<PaidAnswers>(), provider.GetRequiredService<CallMeter>(), provider.GetRequiredService<ILogger<ChatModel>>());
    }
}
