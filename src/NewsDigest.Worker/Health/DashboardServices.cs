using Microsoft.AspNetCore.DataProtection;
using NewsDigest.Dashboard;

namespace NewsDigest.Worker.Health;

internal static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "newsdigest-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // the pages say it in their policy
        });

        // Forms live as long as the process: nothing is kept on a disk for them, and no key is looked for there at the start.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.RemoveAll(typeof(IHostedService), IsOfDataProtection);
        return services.AddSingleton<QuarantineAction>().AddSingleton<DashboardReader>();
    }

    private static void RemoveAll(
        this IServiceCollection services,
        Type type,
        Func<ServiceDescriptor, bool> which
    )
    {
        foreach (
            var descriptor in services.Where(one => one.ServiceType == type && which(one)).ToArray()
        )
        {
            services.Remove(descriptor);
        }
    }

    private static bool IsOfDataProtection(ServiceDescriptor descriptor) =>
        !descriptor.IsKeyedService
        && descriptor.ImplementationType?.Assembly == typeof(IDataProtectionBuilder).Assembly;
}
