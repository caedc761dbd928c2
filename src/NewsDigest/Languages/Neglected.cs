using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>Languages that the letter models lack and take for a neighbour, told by letters and small words of their own.</summary>
internal static partial class Neglected
{
    private const double ClearShare = 0.01; // of all letters
    private const double SlightShare = 0.002;
    private const double Confidence = 0.9;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Galician = Set("unha unhas nunha dunha cunha algunha ningunha tamén aínda xa máis por polo pola polos polas dende ata foron foi moi moito xunto ao aos pero despois onde cando así dúas dous á ás con co coa cos coas en un nun dun hai houbo había tiña ten teñen sen entón nese nesa este esta estes estas isto non o os a as do dos da das no nos na nas e é son está estaba pode poden súa súas seu seus ela eles segundo outro outros outra ano anos mesmo todo todos só quen calquera fixo fai facer dixo ademais algúns lle lles mellor maior ben día días cidade mentres tras se que de para");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Spanish = Set("una unas también aún ya más por desde hasta fueron fue muy mucho junto al pero después donde cuando así dos con en un hay hubo había tenía tiene tienen sin entonces este esta estos estas esto no el los la las lo del y es son está estaba puede pueden su sus ella ellos según otro otros otra año años mismo todo todos solo sólo quien cualquier hizo hace hacer dijo además algunos le les mejor mayor bien día días ciudad mientras tras se que de para a e");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Portuguese = Set("uma umas numa duma também ainda já mais por pelo pela pelos pelas desde até foram foi muito ao aos mas depois onde quando assim duas dois à às com em um num há houve havia tinha tem têm sem então nesse nessa este esta estes estas isto não o os a as do dos da das no nos na nas e é são está estava pode podem sua suas seu seus ela eles segundo outro outros outra ano anos mesmo todo todos só quem qualquer fez faz fazer disse além alguns lhe lhes melhor maior bem dia dias cidade enquanto após se que de para");

    /// <summary>The neglected neighbour of <paramref name="found"/> that the text is in, if it is.</summary>
    /// <param name="isUsual">The text is like texts of the language that was found.</param>
    public static DetectedLanguage? Find(string found, bool isUsual, string text)
    {
        var share = isUsual ? ClearShare : SlightShare; // a text that fits no model needs less to fit one that is missing
        var lower = text.ToLowerInvariant();
        return found is ("es" or "pt") && IsGalician(lower) ? new DetectedLanguage("gl", Confidence)
            : Share(lower, "ħġċ") > share ? new DetectedLanguage("mt", Confidence)
            : found is not "vi" && Share(lower, "ịụṅ") > share ? new DetectedLanguage("ig", Confidence)
            : null;
    }

    // Words that two languages share count for neither; the letters are those that one writes and the other does not.
    private static bool IsGalician(string lower)
    {
        var (galician, spanish, portuguese, endings) = (0, 0, 0, 0);
        foreach (var place in Word().EnumerateMatches(lower))
        {
            var word = lower.AsSpan(place.Index, place.Length);
            galician += Galician.Contains(word) ? 1 : 0;
            spanish += Spanish.Contains(word) ? 1 : 0;
            portuguese += Portuguese.Contains(word) ? 1 : 0;
            endings += word.EndsWith("ción", StringComparison.Ordinal) ? 1 : 0;
        }

        return galician + Count(lower, "x") > spanish + Count(lower, "jy")
            && galician + Count(lower, "ñ") + endings > portuguese + Count(lower, "ãõçêâôj");
    }

    private static double Share(string lower, string letters) => Count(lower, letters) / (double)lower.Count(char.IsLetter);

    private static int Count(string lower, string letters) => lower.Count(letter => letters.Contains(letter, StringComparison.Ordinal));

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.None, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex Word();
}
