namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Finds a word in the lexicon as it stands, as a compound, or without what languages write onto it.</summary>
internal static class NumberWords
{
    private const int MinCompound = 6;
    private const int MinPart = 3;

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
            clitics <= 3
                && form.Length - clitics >= 2
                && form[clitics - 1]
                    is 'و'
                        or 'ب'
                        or 'ل'
                        or 'ا'
                        or 'ف'
                        or 'ك'
                        or 'ו'
                        or 'ב'
                        or 'ל'
                        or 'ה'
                        or 'ש'
                        or 'מ'
                        or 'כ';
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
