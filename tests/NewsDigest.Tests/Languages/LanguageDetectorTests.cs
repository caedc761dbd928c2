using NewsDigest.Languages;

namespace NewsDigest.Tests.Languages;

public sealed class LanguageDetectorTests
{
    private const string Spanish = "La alcaldesa abrió este jueves el nuevo mercado de la ciudad y agradeció a los vecinos su paciencia durante las obras.";
    private const string English = "The council opened the new market on Thursday and thanked the neighbours for their patience during the long works.";

    [Theory]
    [InlineData(Spanish, "es")]
    [InlineData(English, "en")]
    [InlineData("Die Brücke bleibt bis März gesperrt, teilte die Behörde am Montag mit, weil Risse gefunden wurden.", "de")]
    [InlineData("Президент прибыл в столицу с официальным визитом и встретился с министрами во вторник.", "ru")]
    [InlineData("首都的新市场星期四开放，市长感谢居民的耐心。", "zh")]
    [InlineData("市長は木曜日に新しい市場を開き、住民に感謝しました。", "ja")]
    [InlineData("시장은 목요일에 새 시장을 열고 주민들에게 감사했다.", "ko")]
    [InlineData("ראש העיר פתחה ביום חמישי את השוק החדש והודתה לתושבים.", "he")]
    [InlineData("Η δήμαρχος άνοιξε την Πέμπτη τη νέα αγορά και ευχαρίστησε τους κατοίκους.", "el")]
    public void A_clear_text_has_its_language(string text, string code) => Assert.Equal(code, LanguageDetector.Detect(text).Code);

    [Theory]
    [InlineData("12,5 % — 2024 / 19:30")]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("!!! ???")]
    public void What_says_nothing_is_unknown_and_not_English(string text) => Assert.True(LanguageDetector.Detect(text).IsUnknown);

    [Fact]
    public void A_hint_settles_a_quarrel_in_the_family_and_loses_against_strong_evidence()
    {
        Assert.Equal("gl", LanguageDetector.Detect(TestArticles.Clean("O faro da costa volveu acenderse despois de dous anos de obras, dixo a alcaldesa.", "Faro", "gl")).Main.Code);
        Assert.Equal("en", LanguageDetector.Detect(TestArticles.Clean(English, "Market opened after long works in the old town", "zh")).Main.Code);
    }

    [Fact]
    public void A_paragraph_in_another_language_is_named_as_such()
    {
        var language = LanguageDetector.Detect(TestArticles.Clean($"{Spanish}\n\n{English}\n\n{Spanish.Replace("jueves", "lunes y martes", StringComparison.Ordinal)}", "El nuevo mercado de la ciudad"));

        Assert.Equal("es", language.Main.Code);
        Assert.Equal("en", language.Of("p2").Code);
        Assert.False(language.IsWhollyEnglish);
    }
}
