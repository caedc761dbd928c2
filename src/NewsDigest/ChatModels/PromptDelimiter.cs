using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>
/// Keeps foreign text apart from our words: plain lines between marks that hold a nonce. Plain lines, because escaped
/// JSON costs several times the tokens in most scripts.
/// </summary>
internal sealed partial class PromptDelimiter
{
    private readonly string _nonce;

    private PromptDelimiter(string nonce) => _nonce = nonce;

    /// <summary>
    /// The nonce depends on the whole content and on a secret, so an article cannot hold its own; the same article has the same
    /// one, so that the same content is asked for in the same words.
    /// </summary>
    /// <param name="key">This installation's own, see <see cref="PromptDelimiters"/>.</param>
    public static PromptDelimiter For(string contentHash, ReadOnlySpan<byte> key) =>
        new(
            Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(contentHash)))[
                ..12
            ]
        );

    public string Nonce => _nonce;

    public string End => $"<end {_nonce}>";

    public string Block(string label, string text) => $"<{label} {_nonce}>\n{Clean(text)}\n";

    /// <summary>The whole of the blocks, closed.</summary>
    public string Close(IEnumerable<string> blocks) => $"{string.Concat(blocks)}{End}";

    /// <summary>What no answer may hold: a sign that our own words leaked into it.</summary>
    public bool IsLeakedInto(string text) =>
        text.Contains(_nonce, StringComparison.OrdinalIgnoreCase) || Mark().IsMatch(text);

    /// <summary>
    /// Takes out what only a machine reads: marks like ours, characters without a shape in which instructions can hide,
    /// halves of surrogate pairs. The joiners of Arabic and Indic scripts and of emoji stay.
    /// </summary>
    public string Clean(string text) =>
        Mark()
            .Replace(WithoutInvisible(text), "")
            .Replace(_nonce, "", StringComparison.OrdinalIgnoreCase);

    private static string WithoutInvisible(string text)
    {
        var clean = new StringBuilder(text.Length);
        Span<char> letters = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                clean.Append(letters[..rune.EncodeToUtf16(letters)]);
            }
        }

        return clean.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        IncomingText.IsUnseen(rune) || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'));

    [GeneratedRegex(
        "<[a-z0-9 ]{1,24} [0-9a-f]{12}>",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Mark();
}
