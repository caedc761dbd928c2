using System.Buffers;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Finds a word in the lexicon as it stands, as a compound, or without what languages write onto it.</summary>
internal static class NumberWords
{
    private const int MinCompound = 6;
    private const int MinPart = 3;
    private const int MaxClitics = 3; // "and in the"
    private const int MinAfterClitics = 2; // letters

    private static readonly SearchValues<char> Clitics = SearchValues.Create("وبلافكובלהשמכ");

    public static NumberWord? Find(ReadOnlySpan<char> form, NumberLexicon lexicon, string language)
    {
        if (lexicon.Has(form))
        {
            return lexicon.FindWhole(form);
        }

        if (lexicon.IsOtherScript && char.IsAsciiLetter(form[0]))
        {
            return form.Length >= MinPart ? NumberLexicon.For("en").Find(form) : null;
        }

        if (form.IndexOf('\'') is > 0 and var mark)
        {
            return language == "en"
                ? null
                : (form.Length - mark > MinPart ? lexicon.Find(form[(mark + 1)..]) : null)
                    ?? (mark >= MinPart ? lexicon.Find(form[..mark]) : null); // d'onze, bin'e
        }

        if (language is "ar" or "he" or "fa")
        {
            return lexicon.Find(form) ?? WithoutClitics(form, lexicon);
        }

        return
            language != "en"
            && form.Length >= (language == "ko" ? 2 : MinCompound)
            && NumberCompounds.Whole(form, lexicon, language) is { } value
            ? new NumberWord(NumberWordKind.Word, value)
            : lexicon.Find(form);
    }

    /// <summary>Arabic and Hebrew write "and", "in", "the" onto the word.</summary>
    private static NumberWord? WithoutClitics(ReadOnlySpan<char> form, NumberLexicon lexicon)
    {
        for (
            var clitics = 1;
            clitics <= MaxClitics
                && form.Length - clitics >= MinAfterClitics
                && Clitics.Contains(form[clitics - 1]);
            clitics++
        )
        {
            if (lexicon.Find(form[clitics..]) is { } word)
            {
                return word;
            }
        }

        return null;
    }
}
