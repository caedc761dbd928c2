using System.Security.Cryptography;
using System.Text;

namespace NewsDigest.Client;

/// <summary>How the worker names what belongs to an id in its store.</summary>
internal static class StoreKey
{
    private const int HashLength = 32;
    private const int MaxSlug = 40;

    public static string Of(string id) =>
        $"{Slug(id)}-{Hash(Encoding.Unicode.GetBytes(id)).Substring(0, HashLength)}";

    public static string Hash(byte[] bytes)
    {
#if NET
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
#else
        using var sha = SHA256.Create();
        return string.Concat(
            sha.ComputeHash(bytes)
                .Select(part =>
                    part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)
                )
        );
#endif
    }

    private static string Slug(string id)
    {
        var slug = new StringBuilder(MaxSlug);
        foreach (var letter in id)
        {
            if (slug.Length == MaxSlug)
            {
                break;
            }

            var isPlain =
                letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (isPlain)
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[slug.Length - 1] != '-')
            {
                slug.Append('-');
            }
        }

        var readable = slug.ToString().Trim('-');
        return readable.Length > 0 ? readable : "article";
    }
}
