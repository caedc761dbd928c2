namespace NewsDigest.Facts;

/// <summary>The hash FNV-1a of 64 bits, value by value: the same in every process, unlike that of strings.</summary>
internal static class Fnv
{
    public const ulong Start = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, ulong value) => (hash ^ value) * Prime;
}
