using System.Net;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Whether an address stays on this machine or in a network of one's own: a LAN, a cluster, containers beside each other.</summary>
internal static class PrivateAddress
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    private static readonly string[] Domains = [".local", ".internal", ".localhost"];

    public static bool Is(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(ip)
            || ip.Equals(IPAddress.Any)
            || ip.Equals(IPAddress.IPv6Any)
            || Networks.Any(network =>
                network.BaseAddress.AddressFamily == ip.AddressFamily && network.Contains(ip)
            );
    }

    public static bool Is(Uri address)
    {
        if (address.IsLoopback)
        {
            return true;
        }

        // A link-local address may name its interface after '%'.
        if (IPAddress.TryParse(address.IdnHost.Trim('[', ']').Split('%')[0], out var ip))
        {
            return Is(ip);
        }

        // A name of one label is found only in the network where it was given: a container, a service of a cluster.
        var host = address.IdnHost.TrimEnd('.');
        return !host.Contains('.', StringComparison.Ordinal)
            || Array.Exists(
                Domains,
                domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
            );
    }
}
