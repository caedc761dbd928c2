using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Verification.Numbers;

namespace NewsDigest.Tests.Verification;

public sealed class NumberCheckTests
{
    [Theory]
    [InlineData("es", "subió un 15,6 % en 2024 hasta los 4,100 millones de dólares; 19 documentos", "rose 15.6% in 2024 to 4.1 billion dollars; 19 documents")]
    [InlineData("es", "hasta los 4,100 millones de dólares", "up to 4,100 million dollars")]
    [InlineData("es", "costó 2 billones de pesos", "it cost 2 trillion pesos")]
    [InlineData("es", "tres mil millones y 12 mil personas", "three billion and 12,000 people")]
    [InlineData("pt", "custou 3,5 bilhões de reais", "it cost 3.5 billion reais")]
    [InlineData("de", "1,5 Milliarden Euro und 37.000 Fahrzeuge um 20:40 Uhr", "1.5 billion euros and 37,000 vehicles at 8:40 pm")]
    [InlineData("fr", "118 000 passagers, soit 62,5 millions d'euros", "118,000 passengers, or 62.5 million euros")]
    [InlineData("ru", "16 тысяч человек и 2,5 млрд рублей в 1990-е годы", "16,000 people and 2.5 billion roubles in the 1990s")]
    [InlineData("zh", "2.1亿人口和12万辆汽车", "a population of 210 million and 120,000 cars")]
    [InlineData("ja", "２万２１３人が参加した", "20,213 people took part")]
    [InlineData("ja", "令和4年に始まった", "it began in 2022")]
    [InlineData("hi", "12 लाख लोग और 5 करोड़ रुपये", "1.2 million people and 50 million rupees")]
    [InlineData("ar", "١٥ مليون دولار", "15 million dollars")]
    [InlineData("es", "de 1981-87, unas 12 personas", "from 1981 to 1987, some twelve people")]
    [InlineData("es", "el 50% de las escuelas", "half of the schools")]
    [InlineData("es", "el 12 de mayo de 2026", "on 12 May 2026")]
    [InlineData("de", "am 15.03.2024", "on March 15, 2024")]
    [InlineData("es", "la nueva enfermedad", "the new disease, COVID-19")]
    [InlineData("es", "el siglo XVII", "the 17th century")]
    [InlineData("es", "en los años 30 y 10,7 miles de millones", "in the 1930s and 10.7 billion")]
    [InlineData("cs", "čtyřiadvacetiletý muž, 60 mil", "a 24-year-old man, 60 miles")]
    [InlineData("it", "alle 22,30 il sedicenne", "at 10:30 pm the 16-year-old")]
    [InlineData("tr", "kırk yıl sonra", "four decades later")]
    [InlineData("ru", "в пятницу, несколько десятков человек", "on Friday, several dozen people")]
    [InlineData("it", "un uomo di 81 anni e 300 mila lire", "an 81-year-old man and 300,000 lire")]
    public void The_same_value_in_other_clothes_is_no_finding(string language, string source, string english) =>
        Assert.Empty(NumberCheck.Check("p1", source, language, english));

    [Theory]
    [InlineData("es", "subió un 15,6 % en 2024", "rose 15.6 million in 2024", "V09")]
    [InlineData("es", "los 4,100 millones de dólares", "4.1 million dollars", "V09")]
    [InlineData("es", "19 documentos", "91 documents", "V09")]
    [InlineData("es", "19 documentos", "documents", "V09")]
    [InlineData("es", "documentos", "19 documents", "V10")]
    [InlineData("zh", "2.1亿人口", "a population of 2.1 billion", "V09")]
    [InlineData("ja", "２万２１３人", "22,213 people", "V09")]
    [InlineData("es", "2 billones de pesos", "2 billion pesos", "V09")]
    [InlineData("fr", "24 km de plage", "15 miles of beach", "V10")]
    [InlineData("es", "en 2024", "in 2025", "V10")]
    [InlineData("de", "3,5 Prozent", "35 percent", "V09")]
    [InlineData("zh", "6月1日", "June 3", "V09")]
    [InlineData("es", "ganó 4-0", "won 2-0", "V10")]
    [InlineData("de", "vor sieben Jahren", "nine years ago", "V10")]
    [InlineData("ru", "восемьдесят процентов", "fifty percent", "V10")]
    public void A_changed_lost_or_added_number_is_a_hard_finding(string language, string source, string english, string check) =>
        Assert.Contains(NumberCheck.Check("p1", source, language, english), finding => finding.Check == check && finding.Severity == Severity.Hard);

    [Fact]
    public void A_finding_says_both_values_and_where_they_stand()
    {
        const string Source = "Costó 420 milijuna eura.";
        var finding = Assert.Single(NumberCheck.Check("p3", Source, "hr", "It cost a lot."));

        Assert.Equal(("V09", "p3", "420,000,000"), (finding.Check, finding.Paragraph, finding.Expected));
        Assert.Equal("420 milijuna", Source.Substring(finding.SourceSpan!.Value.Start, finding.SourceSpan.Value.Length));
    }

    [Fact]
    public void A_value_formatted_for_any_locale_is_read_back()
    {
        string[] locales = ["en", "es", "de", "fr", "it", "pt", "ro", "ca", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "sl", "hr", "bg", "ru", "uk", "tr", "el", "hu", "lt", "lv", "et", "id", "vi", "he", "ja", "zh", "ko"];
        var random = new Random(11);
        foreach (var locale in locales)
        {
            var culture = CultureInfo.GetCultureInfo(locale);
            for (var round = 0; round < 300; round++)
            {
                var value = Math.Round((decimal)(random.NextDouble() * Math.Pow(10, random.Next(1, 8))), random.Next(0, 3));
                var text = value.ToString("N" + (value == decimal.Truncate(value) ? 0 : 2), culture).Replace('\u202f', '\u00a0');

                Assert.Contains(NumberReader.Read($"a {text} b", locale).SelectMany(mention => mention.Values), read => read == Math.Round(value, 2));
            }
        }
    }

    [Fact]
    public void No_text_makes_the_reader_throw_and_no_culture_changes_what_it_reads()
    {
        var random = new Random(5);
        string[] pieces = ["1", "9", ".", ",", " ", "万", "亿", "II", "%", ":", "-", "'", "٣", "mil", "million", "\ud800", "億", "12", "/", "年", "K", "½"];
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["", "tr-TR", "ar-SA", "fa-IR"])
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                for (var round = 0; round < 500; round++)
                {
                    var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
                    _ = NumberReader.Read(text, "es");
                    _ = NumberReader.Read(text, "zh");
                    _ = NumberCheck.Check("p1", text, "ja", text).ToList();
                }

                Assert.Equal([15.6m], NumberReader.Read("15,6 %", "es")[0].Values);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
