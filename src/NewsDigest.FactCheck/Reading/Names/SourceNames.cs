using System.Collections.Frozen;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>What a source text offers to the names of its English: its words, romanised, and the places that it names in its language.</summary>
internal sealed class SourceNames
{
    // Scripts whose romanisation lacks or adds vowels.
    private static readonly FrozenSet<string> Lenient = LanguageProfile.With("vowels_unwritten");

    // Words are not apart, or names are written by meaning.
    public static readonly FrozenSet<string> Unsegmented = LanguageProfile.With("words_unspaced");

    private const int MinPlural = 5;
    private const int ShortName = 4; // letters; longer ones show by themselves whether they are alike
    private static readonly int[] Neighbours = [-2, -1, 1, 2];

    private readonly CheckedText _source;
    private readonly string _language;
    private readonly string _text;
    private readonly bool _isLenient;
    private readonly bool _isUnsegmented;
    private readonly bool _hasCapitals;
    private readonly bool _capitalsTellNames;
    private readonly PlaceNames _places;
    private readonly PhoneticWord[] _words;
    private readonly PhoneticWord[] _distinctWords;
    private readonly string[] _declared;
    private readonly Katakana? _katakana;

    public SourceNames(CheckedText source, IReadOnlyList<Entity> entities)
    {
        (_text, _isLenient, _isUnsegmented, _places) = (
            source.Text,
            Lenient.Contains(source.Language),
            Unsegmented.Contains(source.Language),
            PlaceNames.For(source.Language)
        );
        (_words, _distinctWords) = (source.Words, source.DistinctWords);
        _declared = EntityNames.Of(source.Text, entities);
        _katakana = source.Language == "ja" ? new Katakana(source.Text) : null;
        (_source, _language) = (source, source.Language);
        _hasCapitals = _distinctWords.Any(word => word.HasCapital);
        _capitalsTellNames = _hasCapitals && !LostNames.NounsHaveCapitals.Contains(source.Language);
    }

    public SupportStatus Of(string part)
    {
        var lower = part.ToLowerInvariant();
        if (
            _declared.Contains(part, StringComparer.Ordinal)
            || IsPlace(lower)
            || (
                part.Contains(' ', StringComparison.Ordinal)
                && part.Split(' ').Any(word => Of(word) == SupportStatus.Supported)
            )
        )
        {
            return SupportStatus.Supported;
        }

        if (_source.IsTranslatedBy(part))
        {
            return SupportStatus.Supported;
        }

        if (IsHeard(part) || Peoples.Of(lower).Any(kin => kin.Length > 3 && IsHeard(kin)))
        {
            return SupportStatus.Supported;
        }

        if (_isUnsegmented)
        {
            return PlaceNames.Know(lower) && _places.Names(lower).Any()
                ? SupportStatus.Unsupported
                : OfKatakana(part);
        }

        return part.Length <= EnglishNames.MaxAcronym && part.All(char.IsUpper)
            ? OfAcronym(lower)
            : SupportStatus.Unsupported;
    }

    private SupportStatus OfKatakana(string part) =>
        _katakana is null || part.All(char.IsUpper)
            ? SupportStatus.Unverifiable
            : _katakana.Has(part) switch
            {
                true => SupportStatus.Supported,
                false => SupportStatus.Unsupported,
                null => SupportStatus.Unverifiable,
            };

    private bool IsHeard(string name)
    {
        var sound = PhoneticKey.Of(name);
        return _distinctWords.Any(word => IsLike(sound, word))
            || CaseNames.AreLike(_language, sound.Letters, _distinctWords)
            || (name.Length > MinPlural && name[^1] == 's' && IsHeard(name[..^1]))
            || (
                name.Length > MinPlural + 1
                && name.EndsWith("es", StringComparison.Ordinal)
                && IsHeard(name[..^2])
            );
    }

    /// <summary>Whether the part stands in the source beside another of the same name that is known there, and sounds faintly like it: "Jong" in "Ким Чен Ын".</summary>
    public bool IsBeside(string known, string part)
    {
        if (!_capitalsTellNames)
        {
            return false;
        }

        var (sound, other) = (PhoneticKey.Of(known), PhoneticKey.Of(part));
        for (var index = 0; index < _words.Length; index++)
        {
            if (
                MayBeName(index)
                && IsLike(sound, _words[index])
                && Neighbours.Any(step =>
                    MayBeName(index + step)
                    && Math.Max(part.Length, _words[index + step].Phonetic.Letters.Length)
                        <= ShortName
                    && StringSimilarity.AreFaintlyAlike(other, _words[index + step].Phonetic)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The word that stands in the source beside a known part of a name, where it is a name too and the English has nothing
    /// like it: "Villalba" beside "Carmen" where the English says "Carmen Villanueva". With the known part; null where there is none.
    /// </summary>
    public string? LostBeside(string known, string wrong, CheckedText english)
    {
        if (!_capitalsTellNames || wrong.Length < MinPlural || known.Length < 3)
        {
            return null;
        }

        var (sound, other) = (PhoneticKey.Of(known), PhoneticKey.Of(wrong));
        for (var index = 0; index < _words.Length; index++)
        {
            if (
                !MayBeName(index)
                || !IsLike(sound, _words[index])
                || !MayBeName(index + 1)
                || !StandTogether(index)
            )
            {
                continue;
            }

            var beside = _words[index + 1];
            if (
                beside.Phonetic.Letters.Length >= MinPlural
                && !beside.IsAcronym
                && !StringSimilarity.AreLike(other, beside.Phonetic)
                && !CapitalNouns.For(_language).Contain(PhoneticKey.Latin(beside.Text))
                && !english.DistinctWords.Any(word =>
                    StringSimilarity.AreLike(word.Phonetic, beside.Phonetic)
                )
                && !_source.IsSaidByPartner(beside.Text, english)
                && !PlaceNames.For(_language).IsPlace(PhoneticKey.Latin(beside.Text))
            )
            {
                return $"{_words[index].Text} {beside.Text}";
            }
        }

        return null;
    }

    private bool StandTogether(int index) =>
        _text.Contains($"{_words[index].Text} {_words[index + 1].Text}", StringComparison.Ordinal);

    private bool MayBeName(int index) =>
        index >= 0 && index < _words.Length && _words[index].HasCapital;

    private bool IsLike(PhoneticKey sound, PhoneticWord word) =>
        _hasCapitals && word.IsLower
            ? StringSimilarity.AreSpeltAlike(sound, word.Phonetic)
                || AdjectiveNames.AreLike(sound.Letters, word.Phonetic.Letters)
            : StringSimilarity.AreLike(sound, word.Phonetic)
                || (
                    _isLenient
                    && StringSimilarity.AreLikeConsonants(sound.Letters, word.Phonetic.Letters)
                );

    private bool IsPlace(string lower)
    {
        foreach (var start in _places.Starts(lower))
        {
            if (
                _distinctWords.Any(word =>
                    Begins(word.Phonetic.Letters, start)
                    || (
                        _isLenient
                        && word.Phonetic.Letters.IndexOf(start, StringComparison.Ordinal)
                            is > 0
                                and <= 3
                    )
                )
            )
            {
                return true;
            }
        }

        return _isUnsegmented
            && _places
                .Names(lower)
                .Any(name => _text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>At its beginning, or inside a compound: "Подмосковье".</summary>
    private static bool Begins(string word, string start) =>
        word.StartsWith(start, StringComparison.Ordinal)
        || (
            start.Length >= 4
            && word.Length >= start.Length + 4
            && word.Contains(start, StringComparison.Ordinal)
        );

    /// <summary>Letters of an acronym follow the language: "BCE" is "ECB". One that nothing can explain is unsupported.</summary>
    private SupportStatus OfAcronym(string lower) =>
        !_hasCapitals
        || _distinctWords.Any(word => word.IsAcronym)
        || lower.All(letter => _distinctWords.Any(word => word.Phonetic.Letters.StartsWith(letter)))
            ? SupportStatus.Unverifiable
            : SupportStatus.Unsupported;
}
