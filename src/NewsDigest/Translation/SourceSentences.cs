using System.Text.RegularExpressions;

namespace NewsDigest.Translation;

/// <summary>Cuts a source paragraph at the ends of its sentences, where the writing shows them. A cut too few is harmless.</summary>
internal static partial class SourceSentences
{
    public static IReadOnlyList<SourceItem> Of(string paragraphId, string text)
    {
        string[] sentences = [.. SentenceEnd().Split(text).Where(sentence => !string.IsNullOrWhiteSpace(sentence))];
        return sentences.Length < 2
            ? [new SourceItem(paragraphId, text)]
            : [.. sentences.Select((sentence, index) => new SourceItem($"{paragraphId}s{index + 1}", sentence.Trim()))];
    }

    /// <summary>After a full stop only where a space and a capital follow two small letters or a closing mark, so that initials and numbers stay whole.</summary>
    [GeneratedRegex("""(?<=[\p{Ll}\p{Lo}\p{M}]{2}[.!?…؟।]["”»]?)\s+(?=["“«¿¡]?[\p{Lu}\p{Lo}])|(?<=[。！？][」』”]?)(?![」』”。！？])""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();
}
