using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Digests.Stories;

/// <summary>
/// How much a term tells: from the articles of the window, and from what everybody knows of English, because the few articles of an hour say
/// nothing of how common a word is, and of five hundred about one war the name of the war tells nothing apart.
/// </summary>
internal sealed class TermTable
{
    /// <summary>A word of the list of common words stands in so many of a hundred texts; any other word in none. Measured in docs/digest.md.</summary>
    private const double CommonShare = 0.03;

    /// <summary>As how many texts of the window this counts. Measured in docs/digest.md.</summary>
    private const double Weight = 400;

    private static readonly Lazy<TermTable> Loaded = new(Load);

    private readonly FrozenSet<string> _common;

    private TermTable(FrozenSet<string> common, string version) =>
        (_common, Version) = (common, version);

    public static TermTable Shipped => Loaded.Value;

    /// <summary>Version and hash, which stand in the edition.</summary>
    public string Version { get; }

    /// <summary>What a term weighs.</summary>
    /// <param name="inWindow">Articles of the window that have it.</param>
    /// <param name="window">All articles of the window.</param>
    public double WeightOf(string term, int inWindow, int window)
    {
        var known = _common.Contains(term) ? Weight * CommonShare : 0;
        return Math.Log(1 + ((Weight + window) / (known + inWindow + 0.5)));
    }

    private static TermTable Load()
    {
        var common = CommonWords
            .All.Select(Term.Of)
            .OfType<string>()
            .ToFrozenSet(StringComparer.Ordinal);
        var text = string.Join('\n', common.Order(StringComparer.Ordinal));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        return new TermTable(common, $"common-words+{hash}");
    }
}
