using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>
/// Text with <c>{{name}}</c> places. Each place is filled once and the value is never looked at again, so that braces
/// inside an article stay what they are: text.
/// </summary>
internal sealed partial class PromptTemplate
{
    /// <summary>Literal text at even positions, a placeholder's name at odd ones.</summary>
    private readonly string[] _parts;

    public PromptTemplate(string text) => _parts = Placeholder().Split(text);

    public IEnumerable<string> Placeholders => _parts.Where((_, index) => index % 2 == 1);

    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        for (var index = 0; index < _parts.Length; index++)
        {
            text.Append(index % 2 == 0 ? _parts[index] : values[_parts[index]]);
        }

        return text.ToString();
    }

    [GeneratedRegex(
        @"\{\{([a-z_]{1,40})\}\}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Placeholder();
}
