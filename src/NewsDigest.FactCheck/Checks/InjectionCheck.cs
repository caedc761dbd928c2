using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V08: the source speaks to a machine ("ignore all previous instructions"), and the English does not say so, or is much too short
/// or too long for its source: somebody may have obeyed.
/// </summary>
internal static partial class InjectionCheck
{
    private const double Short = 0.72;
    private const double Long = 1.45;

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var source = paragraph.Source;
        var english = paragraph.English.Text;
        if (Command().Match(source.Text) is not { Success: true } command)
        {
            yield break;
        }

        var expected = EnglishLength.Expected(source.Text, source.Language);
        var wrong =
            !TranslatedCommand().IsMatch(english) ? "does not say so"
            : expected > 0 && english.Length / expected < Short ? "is too short for it"
            : expected > 0 && english.Length / expected > Long ? "is too long for it"
            : null;
        if (wrong is not null)
        {
            yield return new Finding(
                "V08",
                Severity.Hard,
                place,
                $"The source gives orders to a machine ('{command.Value}'), and the translation {wrong}: the order may have been obeyed instead of translated.",
                null,
                null,
                new TextSpan(command.Index, command.Length)
            );
        }
    }

    [GeneratedRegex(
        @"(?:ignor\w*|disregard|forget|olvid\w*|oubli\w*|dimentic\w*|esque\w*|desconsider\w*|vergiss|vergessen sie|ignorier\w*|игнорир\w*|забуд\w*|ігнору\w*|zignoruj\w*|zapomn\w*|ignorec\w*|yok say|görmezden gel|تجاهل|انس|התעלם|अनदेखा|नज़रअंदाज़)\W.{0,60}?(?:instru\w*|prompt|orden\w*|anweis\w*|consign\w*|istruzion\w*|инструк\w*|указан\w*|інструкц\w*|polecen\w*|instrukc\w*|pokyn\w*|talimat\w*|التعليمات|تعليمات|ההוראות|הוראות|निर्देश\w*)|忽略.{0,20}(?:指令|指示|说明|說明)|(?:指示|命令|プロンプト).{0,12}無視|(?:지시|명령|지침).{0,12}무시|you are now an?\b|system prompt|as an ai language model|eres una ia|tu es une ia|du bist eine ki|ты теперь ии",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Command();

    // One word of such an order is enough: it can be said in many ways.
    [GeneratedRegex(
        @"\b(?:ignor|disregard|forget|forgot|overlook|neglect|instruct|prompt|order|guideline|command|directi|rules\b|AI\b|language model)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex TranslatedCommand();
}
