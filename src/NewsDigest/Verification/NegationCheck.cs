using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>
/// V18: a negation on one side only, sentence by sentence, where both sides have the same number of sentences. Only for languages
/// whose negations are words that can be listed.
/// </summary>
internal static class NegationCheck
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // Strong: nothing else can be meant. Wide: anything that a translator may render a negation by.
    private static readonly Regex EnglishStrong = new(@"\b(?:not|never|no|cannot|without)\b|n['’]t\b", Options);
    private static readonly Regex EnglishWide = new(@"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|nowhere|lack\w*|fail\w*|refus\w*|den(?:y|ied|ies)|unable|impossible|unlikely|absen\w+|except|un(?:til|less)|rather than|instead of|reject\w*|free of|hardly|barely|non[- ]?\w+|ban\w*|prevent\w*|avoid\w*|stop\w*)\b|n['’]t\b|\b(?:un|in|im|ir|il|dis|mis)[a-z]{4,}", Options);

    private static readonly Dictionary<string, (Regex Strong, Regex Wide)> Languages = new()
    {
        ["es"] = (new(@"\b(?:no|nunca|sin|ning[uú]n\w*|jam[aá]s|tampoco|ni)\b", Options), new(@"\b(?:no|nunca|sin|ning[uú]n\w*|jam[aá]s|tampoco|nadie|nada|ni|neg[oó]|rechaz\w*|imposible|excepto|salvo|in\w{4,}|des\w{4,}|falta\w*|menos|apenas)\b", Options)),
        ["de"] = (new(@"\b(?:nicht|kein\w*|nie|niemals|ohne|weder)\b", Options), new(@"\b(?:nicht|kein\w*|nie|niemals|ohne|weder|nichts|niemand\w*|nirgends|un\w{4,}|abgelehn\w*|ablehn\w*|verweiger\w*|außer|statt|fehl\w*|kaum)\b|\w+los(?:e\w?)?\b", Options)),
        ["ru"] = (new(@"\b(?:не|нет|нельзя|никогда|без|ни)\b", Options), new(@"\b(?:не|ни|нет|без|нельзя|никогда|никто|ничего|никак\w*|никому|никого|невозможно|отказ\w*|не\w{4,}|бес\w{3,}|без\w{3,}|отсутств\w*|кроме)\b", Options)),
        ["uk"] = (new(@"\b(?:не|немає|нема|ніколи|без|ні|жодн\w*)\b", Options), new(@"\b(?:не|ні|немає|нема|без|ніколи|ніхто|нічого|жодн\w*|неможливо|відмов\w*|не\w{4,}|відсутн\w*|крім|окрім)\b", Options)),
    };

    public static IEnumerable<Finding> Check(string place, string source, string language, string english)
    {
        if (!Languages.TryGetValue(language, out var words))
        {
            yield break;
        }

        var (theirs, ours) = (Sentences.Split(source), Sentences.Split(english));
        for (var index = 0; index < theirs.Count && theirs.Count == ours.Count; index++)
        {
            if (words.Strong.IsMatch(theirs[index]) && !EnglishWide.IsMatch(ours[index]))
            {
                yield return new Finding("V18", Severity.Soft, place, $"Sentence {index + 1} of the source has a negation; its translation has none.");
            }
            else if (EnglishStrong.IsMatch(ours[index]) && !words.Wide.IsMatch(theirs[index]))
            {
                yield return new Finding("V18", Severity.Soft, place, $"Sentence {index + 1} of the translation has a negation; its source has none.");
            }
        }
    }
}
