using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace NewsDigest.Settings;

internal static class SettingsServices
{
    /// <summary>Reads an options class and checks it at the start; see <see cref="SettingsReader"/>.</summary>
    public static IServiceCollection AddSettings<T>(
        this IServiceCollection services,
        IConfiguration configuration
    )
        where T : class
    {
        services.AddOptions<T>().ValidateOnStart();
        services.TryAddSingleton<IOptionsFactory<T>>(provider => new Factory<T>(
            configuration,
            provider.GetServices<IConfigureOptions<T>>(),
            provider.GetServices<IPostConfigureOptions<T>>(),
            provider.GetServices<IValidateOptions<T>>()
        ));
        return services;
    }

    private sealed class Factory<T>(
        IConfiguration configuration,
        IEnumerable<IConfigureOptions<T>> setups,
        IEnumerable<IPostConfigureOptions<T>> after,
        IEnumerable<IValidateOptions<T>> validations
    ) : OptionsFactory<T>(setups, after, validations)
        where T : class
    {
        protected override T CreateInstance(string name) => SettingsReader.Read<T>(configuration);
    }
}
