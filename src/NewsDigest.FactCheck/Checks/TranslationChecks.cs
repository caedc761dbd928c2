using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// Every check of a translation, in the order in which they run. A new one is a file beside this and a row here: the verifier, the
/// list of what ran, docs/fact-check.md, the page's legend and the evaluations read this table.
/// </summary>
internal static class TranslationChecks
{
    public static IReadOnlyList<TranslationCheck> All { get; } =
    [
        new(
            "V02",
            "Extra paragraph",
            "A paragraph of the English belongs to none of the original.",
            "only in `newsdigest check`: a paragraph of the English that belongs to none of the "
                + "source",
            "hard"
        )
        {
            Applies = text => text.IsAligned,
            OfText = [SurplusCheck.Check],
        },
        new(
            "V03",
            "Missing English",
            "A paragraph or the headline has no English, or hardly any.",
            "a paragraph without English, or with a word where the source has a sentence; a "
                + "headline without English, or a paragraph that the engine left out as furniture or "
                + "unreadable",
            "hard; soft"
        )
        {
            OfParagraph = [EnglishCheck.Check],
            OfHole = [HoleCheck.Check],
        },
        new(
            "V04",
            "Other language",
            "The English has foreign letters, or a sentence that is not English.",
            "letters outside the Latin script: over 5 % hard, any soft; a sentence of eight "
                + "lower-case words and more of which fewer than a tenth are those that English "
                + "sentences are made of (the, of, and): it is in another language; also of paragraphs "
                + "that are published as they came, because they are English",
            "hard, soft"
        )
        {
            OfParagraph = [EnglishCheck.Check],
            OfHole = [HoleCheck.Check],
        },
        new(
            "V05",
            "Left as it was",
            "Words of the original stand untranslated in the English.",
            "the source left as it is: a whole paragraph, or six words with two in lower case; a "
                + "paragraph that is published as English, is in another language and has hardly a "
                + "word that English sentences are made of",
            "hard"
        )
        {
            OfParagraph = [EnglishCheck.Check],
            OfHole = [HoleCheck.Check],
        },
        new(
            "V27",
            "Untranslated",
            "Single words of the original stand in the English as they are.",
            "words of five letters and more that stand in small letters on both sides, are in no list "
                + "of English words and not in quotation marks",
            "soft"
        )
        {
            OfParagraph = [LeftForeignCheck.Check],
        },
        new(
            "V22",
            "Said twice",
            "Ten words in a row stand there twice.",
            "ten words said twice",
            "hard"
        )
        {
            OfParagraph = [EnglishCheck.Check],
        },
        new(
            "V06",
            "The engine speaks",
            "The engine speaks of itself instead of translating.",
            "a model speaking about itself (\"Here is the translation\")",
            "hard"
        )
        {
            OfParagraph = [LeakCheck.Check],
        },
        new(
            "V07",
            "Words of the prompt",
            "The English repeats instructions that were given to the engine.",
            "marks of the prompt, or eight words in a row of it",
            "hard"
        )
        {
            OfParagraph = [LeakCheck.Check],
        },
        new(
            "V20",
            "Link or address",
            "A link, an address or a handle stands on one side only.",
            "a link, address or handle that only one side has",
            "hard"
        )
        {
            OfParagraph = [LeakCheck.Check],
        },
        new(
            "V08",
            "Orders in the article",
            "The original gives orders to machines; the engine may have obeyed one.",
            "the source gives orders to a machine (\"ignore all previous instructions\"), and "
                + "the English has no word of such an order, or is much too short or too long for it: "
                + "the order may have been obeyed instead of translated",
            "hard"
        )
        {
            OfParagraph = [InjectionCheck.Check],
        },
        new(
            "V09",
            "Number lost",
            "The original has a number that the English does not have.",
            "a number of the source, in digits, that the English does not have",
            "hard from 10 up, for fractions, and where another number came in its place; dates, "
                + "times and small numbers alone soft"
        )
        {
            OfParagraph = [NumberCheck.Check],
        },
        new(
            "V10",
            "Number added",
            "The English has a number that the original does not have.",
            "a number of the English, in digits, that the source does not have; a number word "
                + "without a partner on each side; a name with other digits (F-16, F-18)",
            "as V09, times hard; hard; hard"
        )
        {
            OfParagraph = [NumberCheck.Check],
        },
        new(
            "V11",
            "Other unit",
            "A number has another unit in the English, or two numbers changed places.",
            "a number that both sides have, in another unit: euros for dollars, Australian dollars "
                + "for dollars, percentage points for percent, acres for hectares, years for months; a "
                + "right conversion (300 meters, 1,000 feet) is no finding; two numbers of a sentence "
                + "that changed places, where each has a unit, a month or a thing counted that the table "
                + "knows",
            "hard for two units of one kind, else soft"
        )
        {
            OfParagraph =
            [
                UnitCheck.Check,
                PointsCheck.Check,
                SwapCheck.Check,
                SwappedWordsCheck.Check,
            ],
        },
        new(
            "V26",
            "Amount in words",
            "Both sides say an amount, a season or a sign in words, and not the same.",
            "words that stand for a number without being one, where each side says exactly one: "
                + "doubled and tripled, a quarter of the year, a season, a world war, a third and a half, "
                + "Leo XIII and Leo XII, degrees below zero and above, 七成 and 7 %, a Thai year "
                + "kept as it is",
            "hard"
        )
        {
            OfParagraph = [OneOfCheck.Check, SignCheck.Check, FractionCheck.Check],
        },
        new(
            "V12",
            "Date or time",
            "A weekday, a month or a time stands on one side only.",
            "a weekday or month that only one side has; a time on the other half of the day "
                + "(8:40 a.m. for 20:40, 午後 or \"de la noche\")",
            "hard where one is gone and another come, and for the time; else soft"
        )
        {
            OfParagraph = [DateCheck.Check, ClockCheck.Check],
        },
        new(
            "V17",
            "Name",
            "A name stands on one side, and nothing on the other looks or sounds like it.",
            "a name in the English that nothing in the source looks or sounds like, romanised, "
                + "or the reverse; the reverse only where capitals tell names from words: in German "
                + "two words together and places. In Japanese what is written in katakana and places, "
                + "in Chinese places; Thai, Burmese, Khmer and Lao hardly at all. Another surname beside "
                + "the right first name, in Korean and Chinese before the right given name; a country "
                + "whose name is near (Sudan, South Sudan)",
            "soft; the last two hard"
        )
        {
            OfParagraph = [NameCheck.Check, AlikeCountryCheck.Check],
        },
        new(
            "V16",
            "Glossary",
            "A term is not translated as the glossary asks.",
            "a term of the glossary that is not said as the glossary asks",
            "soft; hard with the flags `exact` and `dnt`"
        )
        {
            Applies = text => text.Glossary.Count > 0,
            OfParagraph = [GlossaryCheck.Check],
        },
        new(
            "V18",
            "Negation",
            "One side says no more often than the other.",
            "more negations in one sentence of a pair than in the other, counted in both; hard "
                + "where nothing in the sentence can hide one, in languages in which that was right on "
                + "good English",
            "hard, soft"
        )
        {
            Languages = NegationCheck.Languages,
            OfParagraph = [NegationCheck.Check],
        },
        new(
            "V23",
            "Reserve",
            "Only one side says that something is alleged or suspected.",
            "a reserve (\"alleged\", \"suspected\", \"so-called\") on one side of a sentence "
                + "pair only; that somebody says it is no reserve",
            "soft"
        )
        {
            Languages = HedgeCheck.Languages,
            OfParagraph = [HedgeCheck.Check],
        },
        new(
            "V24",
            "Limit or direction",
            "One side says at least and the other at most, or one rises and the other falls.",
            "a number that both sides bound, from different sides (\"more than 16,000\" for "
                + "\"menos de 16.000\"); a sentence in which something only rises and whose "
                + "translation only falls, or the reverse",
            "direction hard; limit soft"
        )
        {
            Languages = [.. BoundWords.Languages.Union(DirectionCheck.Languages)],
            OfParagraph = [BoundCheck.Check, DirectionCheck.Check],
        },
        new(
            "V19",
            "Quotation",
            "A quotation stands on one side only.",
            "a quotation less than the source has, or one where it has none; names and titles in "
                + "quotation marks, under four words, are no quotations unless somebody is said to say "
                + "them",
            "soft"
        )
        {
            OfParagraph = [QuoteCheck.Check],
        },
        new(
            "V13",
            "Too short",
            "The English is shorter than it should be: something may be left out.",
            "a paragraph that is shorter than the article's others would have it: under 92 % "
                + "with a sentence less than the source, else under 76 % (65 % of a short one): "
                + "something was left out; or, whatever the other paragraphs are like, far shorter than "
                + "English for this language ever is. Chinese characters, kana and Latin letters count "
                + "for what they say",
            "soft; hard under 55 %, and where most is left out"
        )
        {
            Applies = OmissionCheck.CanMeasure,
            OfText = [OmissionCheck.Check],
        },
        new(
            "V14",
            "Too long",
            "The English is longer than it should be: something may be added.",
            "a paragraph that is longer than the others would have it: over 120 % with a "
                + "sentence more, else over 135 % (155 % of a short one)",
            "soft"
        )
        {
            Applies = OmissionCheck.CanMeasure,
            OfText = [OmissionCheck.Check],
        },
        new(
            "V25",
            "Another text",
            "The English has almost none of the words that the original is translated by.",
            "the English has almost none of the words that the source is translated by: the "
                + "translation of something else, applause for a speech, a bare list of names; by tables "
                + "of word pairs (data/content), the whole article by the sum of its paragraphs",
            "hard, soft"
        )
        {
            Applies = ContentCheck.CanCompare,
            OfArticle = [ContentCheck.Check],
        },
        new(
            "V21",
            "Moved text",
            "The English of a paragraph fits another paragraph better.",
            "a paragraph whose English fits another paragraph better: two changed places, or one "
                + "was merged and the rest moved",
            "hard"
        )
        {
            Applies = text => text.Translated.Skip(1).Any(),
            OfArticle = [ShiftCheck.Check],
        },
        new(
            "V15",
            "Declared name",
            "A name that the engine listed is not in the text as listed.",
            "a name that the engine declares: the source does not have it in any form; it has "
                + "two English forms; the translation does not use it",
            "hard; hard; soft"
        )
        {
            Applies = text => text.Entities.Count > 0,
            OfText = [EntityCheck.Check],
        },
    ];
}
