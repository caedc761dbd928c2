using System.Globalization;
using CsCheck;
using NewsDigest.Facts.Checks;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.FactCheck.Tests;

/// <summary>What holds for any number and any text.</summary>
public sealed class NumberPropertyTests
{
    private const int Values = 10_000;

    // Decimal mark, grouping mark and digits as CLDR has them; Indian grouping is 12,34,567.
    private static readonly (
        string Language,
        char Decimal,
        string Group,
        char Zero,
        bool IsIndian
    )[] Locales =
    [
        ("en", '.', ",", '0', false),
        ("es", ',', ".", '0', false),
        ("fr", ',', "\u202f", '0', false),
        ("de", ',', ".", '0', false),
        ("de", '.', "’", '0', false),
        ("it", ',', ".", '0', false),
        ("pt", ',', ".", '0', false),
        ("nl", ',', ".", '0', false),
        ("sv", ',', "\u00a0", '0', false),
        ("da", ',', ".", '0', false),
        ("nb", ',', "\u00a0", '0', false),
        ("fi", ',', "\u00a0", '0', false),
        ("is", ',', ".", '0', false),
        ("pl", ',', "\u00a0", '0', false),
        ("cs", ',', "\u00a0", '0', false),
        ("sk", ',', " ", '0', false),
        ("hu", ',', "\u00a0", '0', false),
        ("ro", ',', ".", '0', false),
        ("bg", ',', "\u00a0", '0', false),
        ("hr", ',', ".", '0', false),
        ("sl", ',', ".", '0', false),
        ("ru", ',', "\u00a0", '0', false),
        ("uk", ',', "\u00a0", '0', false),
        ("el", ',', ".", '0', false),
        ("tr", ',', ".", '0', false),
        ("lt", ',', "\u00a0", '0', false),
        ("ka", ',', "\u00a0", '0', false),
        ("id", ',', ".", '0', false),
        ("vi", ',', ".", '0', false),
        ("he", '.', ",", '0', false),
        ("ar", '٫', "٬", '٠', false),
        ("fa", '٫', "٬", '۰', false),
        ("hi", '.', ",", '0', true),
        ("mr", '.', ",", '०', true),
        ("bn", '.', ",", '০', true),
        ("my", '.', ",", '၀', false),
        ("th", '.', ",", '๐', false),
        ("ja", '.', ",", '０', false),
        ("zh", '.', ",", '0', false),
        ("ko", '.', ",", '0', false),
    ];

    private static readonly Gen<(decimal Value, int Places)> Numbers = Gen.Select(
        Gen.Long[0, 999_999_999_999],
        Gen.Int[0, 2],
        Gen.Int[0, 9],
        (digits, places, shorter) =>
            (
                (decimal)(digits / (long)Math.Pow(10, shorter)) / (decimal)Math.Pow(10, places),
                places
            )
    );

    public static TheoryData<int> EveryLocale => [.. Enumerable.Range(0, Locales.Length)];

    [Theory]
    [MemberData(nameof(EveryLocale))]
    public void A_value_formatted_for_a_locale_is_read_back(int index)
    {
        var locale = Locales[index];

        Numbers.Sample(
            number =>
                NumberReader
                    .Read($"a {Format(number.Value, number.Places, locale)} b", locale.Language)
                    .Any(mention => mention.Values.Contains(number.Value)),
            iter: Values,
            print: number => $"{locale.Language}: {Format(number.Value, number.Places, locale)}"
        );
    }

    [Fact]
    public void No_text_makes_the_check_throw()
    {
        var languages = Gen.OneOf(
            "en",
            "es",
            "de",
            "fr",
            "cs",
            "tr",
            "ar",
            "he",
            "hi",
            "th",
            "zh",
            "ja",
            "ko",
            "ha",
            "xx"
        );
        var pieces = Gen.OneOf(
            "1",
            "9",
            "12",
            "1.234",
            "0,5",
            " ",
            ".",
            ",",
            "-",
            "'",
            "%",
            ":",
            "/",
            "1/",
            "1:",
            "e9",
            "^2",
            "^",
            "e",
            "+",
            "万",
            "亿",
            "三",
            "分之",
            "年",
            "半",
            "十",
            "만",
            "억",
            "점",
            "mil",
            "millones",
            "y",
            "hundred",
            "and",
            "half",
            "point",
            "billion",
            "dubu",
            "da",
            "XIX",
            "K",
            "½",
            "٣",
            "\ud800",
            "\udc00",
            "zwei",
            "und",
            "zwanzig",
            "½",
            "'s"
        );
        var texts = Gen.OneOf(
            Gen.String,
            Gen.Char.Array[0, 60].Select(chars => new string(chars)),
            pieces.Array[0, 40].Select(string.Concat)
        );

        Gen.Select(texts, texts, languages)
            .Sample(
                (source, english, language) =>
                    NumberCheck.Check("p1", source, language, english).Count() >= 0,
                iter: Values
            );
    }

    [Fact]
    public void Every_span_lies_in_its_text()
    {
        var pieces = Gen.OneOf(
            "12",
            "3,5",
            " ",
            "mil",
            " millones ",
            "万",
            "三",
            "ยี่สิบ",
            "miliyan 3",
            "20.45 hrs",
            "1/2",
            "fünfundzwanzig",
            "İ",
            "ß",
            "２"
        );

        Gen.Select(
                pieces.Array[0, 30].Select(string.Concat),
                Gen.OneOf("es", "de", "zh", "ha", "th", "tr")
            )
            .Sample(
                (text, language) =>
                    NumberReader
                        .Read(text, language)
                        .All(mention =>
                            mention.Span.Start >= 0
                            && mention.Span.Start + mention.Span.Length <= text.Length
                        ),
                iter: Values
            );
    }

    [Fact]
    public void A_culture_changes_nothing()
    {
        const string Source =
            "El 15,6 % de 4.100 millones, 1.234,56 euros, İSTANBUL, bir MİLYON, 12.05.2024, 20:40";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var wanted = Read(Source);
            foreach (
                var culture in (string[])["tr-TR", "ar-SA", "fa-IR", "de-DE", "th-TH", "hi-IN"]
            )
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(wanted, Read(Source));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Read(string text) =>
        string.Join(
            "; ",
            ((string[])["es", "tr", "zh"])
                .SelectMany(language => NumberReader.Read(text, language))
                .Select(mention =>
                    string.Join(
                        '|',
                        mention.Values.Select(value => value.ToString(CultureInfo.InvariantCulture))
                    )
                )
        );

    private static string Format(
        decimal value,
        int places,
        (string Language, char Decimal, string Group, char Zero, bool IsIndian) locale
    )
    {
        var plain = value.ToString("F" + places, CultureInfo.InvariantCulture).Split('.');
        var whole = plain[0];
        for (var at = whole.Length - 3; at > 0; at -= locale.IsIndian ? 2 : 3)
        {
            whole = whole.Insert(at, locale.Group);
        }

        var written = plain.Length == 2 ? whole + locale.Decimal + plain[1] : whole;
        return string.Concat(
            written.Select(c => char.IsAsciiDigit(c) ? (char)(locale.Zero + c - '0') : c)
        );
    }
}
