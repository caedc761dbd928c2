using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>Languages that the library does not know and takes for a neighbour, told by letters and small words of their own.</summary>
internal static partial class Neglected
{
    private const double ClearShare = 0.01; // of all letters
    private const double Confidence = 0.9;

    private static readonly HashSet<string> Galician = ["unha", "unhas", "nunha", "dunha", "cunha", "algunha", "ningunha", "tamén", "aínda", "xa", "máis", "polo", "pola", "polos", "polas", "dende", "foron", "moi", "moito", "xunto", "ao", "aos", "eran", "pero", "despois", "onde", "cando", "así", "dúas", "dous", "á", "ás", "co", "coa", "cos", "coas", "nun", "dun", "hai", "tiña", "sen", "entón", "nese", "nesa", "este", "non", "o", "os", "do", "dos", "da", "das", "no", "na", "e"];
    private static readonly HashSet<string> Spanish = ["una", "unas", "también", "aún", "ya", "más", "por", "desde", "fueron", "muy", "mucho", "junto", "al", "pero", "después", "donde", "cuando", "así", "dos", "con", "en", "un", "hay", "tenía", "sin", "entonces", "este", "el", "los", "las", "del", "y", "lo", "la"];
    private static readonly HashSet<string> Portuguese = ["uma", "umas", "numa", "duma", "também", "ainda", "já", "mais", "pelo", "pela", "pelos", "pelas", "desde", "foram", "muito", "ao", "aos", "mas", "depois", "onde", "quando", "assim", "duas", "dois", "à", "às", "com", "em", "um", "num", "há", "tinha", "sem", "então", "nesse", "este", "não", "o", "os", "do", "dos", "da", "das", "no", "na", "e", "são"];

    /// <summary>What the library found, or the neglected neighbour that the text is in.</summary>
    public static DetectedLanguage Refine(DetectedLanguage found, string text)
    {
        if (found.Code is "es" or "pt")
        {
            var words = Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).ToArray();
            var (galician, spanish, portuguese) = (words.Count(Galician.Contains), words.Count(Spanish.Contains), words.Count(Portuguese.Contains));
            return galician > spanish && galician > portuguese ? new DetectedLanguage("gl", Confidence) : found;
        }

        var letters = text.Count(char.IsLetter);
        return Share(text, "ħġċż") > ClearShare * letters && text.Contains('ħ', StringComparison.OrdinalIgnoreCase) ? new DetectedLanguage("mt", Confidence)
            : found.Code is not ("vi" or "yo") && Share(text, "ịụọṅ") > ClearShare * letters ? new DetectedLanguage("ig", Confidence)
            : found;
    }

    private static int Share(string text, string letters) => text.Count(c => letters.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal));

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
