using NewsDigest.Articles;
using NewsDigest.Verification;

namespace NewsDigest.Tests.Verification;

/// <summary>The same thing said in another way is no wrong fact.</summary>
public sealed class SameMeaningTests
{
    [Theory]
    [InlineData("es", "La obra costó 4.100 millones de euros.", "The work cost 4.1 billion euros.")]
    [InlineData("es", "La obra costó 4.100 millones de euros.", "The work cost 4,100 million euros.")]
    [InlineData("es", "El acto empezó a las 20:40 horas.", "The event began at 20:40.")]
    [InlineData("es", "El acto empezó a las 20:40 horas.", "The event began at 8:40 p.m.")]
    [InlineData("ru", "Завод построили в 1990-е годы.", "The plant was built in the 1990s.")]
    [InlineData("zh", "会议持续了十二天。", "The meeting lasted 12 days.")]
    [InlineData("zh", "会议持续了十二天。", "The meeting lasted twelve days.")]
    [InlineData("zh", "会议持续了12天。", "The meeting lasted twelve days.")]
    [InlineData("de", "Er regierte von 1981 bis 1987.", "He governed from 1981 to 1987.")]
    [InlineData("de", "Er regierte 1981–1987.", "He governed in 1981–87.")]
    [InlineData("zh", "新冠疫情期间，工厂关闭。", "The factory was closed during the COVID-19 pandemic.")]
    [InlineData("fr", "Environ 50 % des habitants ont voté.", "About half of the inhabitants voted.")]
    [InlineData("uk", "Міністр прибув до Києва у вівторок.", "The minister arrived in Kyiv on Tuesday.")]
    [InlineData("uk", "Міністр прибув до Києва у вівторок.", "The minister arrived in Kiev on Tuesday.")]
    public void Another_way_to_say_it_has_no_hard_finding(string language, string source, string english) =>
        Assert.Empty(TranslationVerifier.Check(Article(language, source, english)).Where(finding => finding.Severity == Severity.Hard).Select(finding => finding.Message));

    private static TranslatedArticle Article(string language, string source, string english) => new(
        new CleanArticle(TestArticles.Raw(source), null, Paragraph.Number([source]), [], PageMetadata.None),
        new ArticleLanguage(new DetectedLanguage(language, 1), new Dictionary<string, DetectedLanguage>()),
        null,
        [new TranslatedParagraph("p1", source, english, ParagraphStatus.Translated)],
        [],
        [],
        []);
}
