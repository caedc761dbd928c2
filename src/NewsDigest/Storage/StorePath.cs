using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Storage;

/// <summary>
/// A place in the store. Every segment is made of <c>a-z 0-9 - . _</c> by the factories below and never starts with a dot,
/// so that no id and no message can leave the container or reach another document, on a disk or in a URL.
/// </summary>
internal readonly record struct StorePath
{
    /// <summary>Hex digits of the hash in a key: 128 bits, so that nobody finds two ids with one.</summary>
    private const int HashLength = 32;

    /// <summary>Before it was 80 bits.</summary>
    private const int EarlierHashLength = 20;

    private const int MaxSlugLength = 40;
    private const int MaxSegment = 120; // characters

    private static readonly SearchValues<char> Safe = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-_."
    );

    private StorePath(string value) => Value = value;

    /// <summary>Segments joined by <c>/</c>, without a leading or trailing one.</summary>
    public string Value { get; }

    /// <summary>A readable start of the id and a hash of the whole: two different ids never share a key.</summary>
    public static string KeyOf(ArticleId id) =>
        $"{Slug(id.Value)}-{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(id.Value.AsSpan())))[..HashLength]}";

    /// <summary>The key that an earlier version made of the same id; its stores stay readable.</summary>
    public static string EarlierKeyOf(ArticleId id) => EarlierKey(KeyOf(id));

    /// <summary>The key of an article under which an earlier version put what now lies under this one. The hash is the same, and shorter.</summary>
    public static string EarlierKey(string key) => key[..^(HashLength - EarlierHashLength)];

    /// <summary>The same for old and new keys of one article.</summary>
    public static string CommonKey(string key) =>
        key.Length - key.LastIndexOf('-') - 1 == HashLength ? EarlierKey(key) : key;

    /// <exception cref="ArgumentException">A segment holds a character that a path of ours never has.</exception>
    public static StorePath Of(params ReadOnlySpan<string> segments)
    {
        foreach (var segment in segments)
        {
            if (!IsSafe(segment))
            {
                throw new ArgumentException(
                    $"'{segment}' is not a store path segment: only a-z, 0-9, '-', '_' and inner dots are.",
                    nameof(segments)
                );
            }
        }

        return new StorePath(string.Join('/', segments));
    }

    /// <summary>Reads a path that a message or a listing names; null when it is not one of ours.</summary>
    public static StorePath? TryParse(string value)
    {
        var segments = value.Split('/');
        return segments.All(IsSafe) ? new StorePath(value) : null;
    }

    public StorePath Append(string segment) =>
        TryParse($"{Value}/{segment}")
        ?? throw new ArgumentException(
            $"'{segment}' is not a store path segment.",
            nameof(segment)
        );

    public override string ToString() => Value;

    private static bool IsSafe(string segment) =>
        segment is { Length: > 0 and <= MaxSegment } and not ['.', ..] and not [.., '.']
        && !segment.AsSpan().ContainsAnyExcept(Safe);

    private static string Slug(string id)
    {
        var slug = new StringBuilder(MaxSlugLength);
        foreach (var c in id)
        {
            if (slug.Length == MaxSlugLength)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } readable ? readable : "article";
    }
}
