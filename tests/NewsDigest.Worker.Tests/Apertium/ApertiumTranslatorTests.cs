using Microsoft.Extensions.Options;
using NewsDigest.Articles;
using NewsDigest.Translation;
using NewsDigest.Worker.Apertium;

namespace NewsDigest.Worker.Tests.Apertium;

public sealed class ApertiumTranslatorTests : IDisposable
{
    private readonly ApertiumProcess _apertium = new(
        Options.Create(new OfflineOptions()),
        TimeProvider.System
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_pair_of_the_table_is_installed() => _apertium.CheckAsync(Token);

    [Theory]
    [InlineData("es", "El presidente llegó a la ciudad.", "president")]
    [InlineData("ca", "El president va arribar a la ciutat.", "president")]
    [InlineData("gl", "O presidente chegou á cidade.", "president")]
    [InlineData("fr", "Le président est arrivé dans la ville.", "president")]
    [InlineData("pt", "O presidente chegou à cidade.", "president")]
    [InlineData("it", "Il presidente è arrivato in città.", "president")]
    [InlineData("ro", "Președintele a ajuns în oraș.", "president")]
    [InlineData("mk", "Претседателот пристигна во градот.", "president")]
    [InlineData("bg", "Президентът пристигна в града.", "president")]
    [InlineData("hr", "Predsjednik je stigao u grad.", "president")]
    [InlineData("sr", "Председник је стигао у град.", "president")]
    [InlineData("is", "Forsetinn kom til borgarinnar.", "president")]
    [InlineData("eo", "La prezidanto venis al la urbo.", "president")]
    [InlineData("oc", "Lo president es arribat dins la vila.", "president")]
    public async Task Each_language_of_the_table_gives_English(
        string language,
        string text,
        string word
    ) =>
        Assert.Contains(
            word,
            (await TranslateAsync(language, text)).Paragraphs[0].English,
            StringComparison.OrdinalIgnoreCase
        );

    [Theory]
    [InlineData("es", "En la plaza había 12 mil personas.", "12,000")]
    [InlineData("es", "La obra costó 3,5 millones de euros.", "3.5 million euros")]
    [InlineData("es", "Asistieron dos mil vecinos.", "2,000")]
    [InlineData("pt", "Na praça havia 12 mil pessoas.", "12,000")]
    [InlineData("pt", "A obra custou 3,5 milhões de euros.", "3.5 million euros")]
    [InlineData("gl", "Na praza había 12 mil persoas.", "12,000")]
    [InlineData("it", "Il biglietto costava 300 mila lire.", "300,000")]
    [InlineData("it", "Nella piazza c'erano 12mila persone.", "12,000")]
    [InlineData("it", "I lavori durano sei mesi.", "six months")]
    [InlineData("fr", "Le chantier a coûté 25 milliards d'euros.", "25 billion euros")]
    [InlineData("fr", "La ville a acheté neuf bateaux.", "nine")]
    [InlineData("ro", "Statul a plătit 25 de miliarde de lei.", "25 billion lei")]
    [InlineData("ro", "Orașul are 12 mii de locuitori.", "12,000")]
    [InlineData("hr", "Most je stajao 420 milijuna eura.", "420 million")]
    [InlineData("bg", "Мостът струва 3,5 милиона евро.", "3.5 million")]
    public async Task A_number_keeps_its_value_whatever_words_it_has(
        string language,
        string text,
        string english
    )
    {
        var translated = (await TranslateAsync(language, text)).Paragraphs[0].English;

        Assert.Contains(english, translated, StringComparison.Ordinal);
        Assert.DoesNotContain("one thousand", translated, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it", "Tu sei il mio amico.", "six")]
    [InlineData("it", "Non sei stato qui.", "six")]
    [InlineData("es", "Miles de personas llegaron.", "1,000")]
    [InlineData("es", "Cientos de miles de personas llegaron.", "100,000")]
    [InlineData("fr", "Le pont est tout neuf.", "nine")]
    public async Task A_word_that_is_no_number_here_becomes_none(
        string language,
        string text,
        string number
    ) =>
        Assert.DoesNotContain(
            number,
            (await TranslateAsync(language, text)).Paragraphs[0].English,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Paragraphs_stay_where_they_are()
    {
        string[] source =
        [
            "El gato duerme",
            "Un perro, 15,6 % y 4,100 millones.",
            "¿Dónde está la casa? No sé",
            "“La casa es roja”, dijo.",
            "Fin",
        ];

        var paragraphs = (await TranslateAsync("es", source)).Paragraphs;

        Assert.Equal(["p1", "p2", "p3", "p4", "p5"], paragraphs.Select(paragraph => paragraph.Id));
        string[] words = ["cat", "15.6% and 4,100 million", "house", "red", "End"];
        Assert.All(
            paragraphs.Zip(words),
            pair =>
                Assert.Contains(pair.Second, pair.First.English, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_paragraph_among_others_reads_as_it_would_alone()
    {
        string[] source =
        [
            "El puerto abrió en 2021",
            "La obra costó 35 millones de euros.",
            "Nadie lo esperaba",
        ];

        var together = (await TranslateAsync("es", source)).Paragraphs.Select(paragraph =>
            paragraph.English
        );
        List<string?> alone = [];
        foreach (var text in source)
        {
            alone.Add((await TranslateAsync("es", text)).Paragraphs[0].English);
        }

        Assert.Equal(alone, together);
    }

    [Fact]
    public async Task No_mark_of_an_unknown_word_reaches_a_reader_and_no_mark_of_the_source_is_lost()
    {
        var english = (
            await TranslateAsync(
                "es",
                "El xyzzyqqq de C# y la nota *especial con #etiqueta, [corchete], {llave}, ^techo, $precio, a/b, a\\b, <ángulo>, 100 @arroba y ~virgulilla."
            )
        )
            .Paragraphs[0]
            .English!;

        Assert.Contains("xyzzyqqq", english, StringComparison.Ordinal);
        Assert.Equal(1, english.Count(c => c == '*'));
        Assert.Equal(2, english.Count(c => c == '#'));
        Assert.Equal(1, english.Count(c => c == '@'));
        Assert.All("[]{}^$/\\<>~", mark => Assert.Contains(mark, english));
    }

    [Fact]
    public async Task The_result_is_labelled_as_a_draft_and_names_its_way()
    {
        var article = await TranslateAsync("fr", "Bonjour tout le monde.");

        Assert.Equal("fr-es-en", article.Route);
        Assert.Equal("machine_draft", Assert.Single(article.Caveats).Kind);
    }

    [Theory]
    [InlineData("de", "language_not_supported")]
    [InlineData("und", "language_unknown")]
    public async Task A_language_without_a_way_ends_with_a_reason_and_not_in_foreign_text(
        string language,
        string check
    )
    {
        var outcome = await new ApertiumTranslator(_apertium).TranslateAsync(
            Clean("Die Brücke ist gesperrt."),
            Language(language),
            Token
        );

        Assert.Equal(check, Assert.IsType<TranslationOutcome.Unavailable>(outcome).Reason.Check);
    }

    [Fact]
    public async Task An_English_paragraph_in_a_foreign_article_is_copied()
    {
        var language = new ArticleLanguage(
            new DetectedLanguage("es", 1),
            new Dictionary<string, DetectedLanguage>
            {
                ["p2"] = new("en", 1),
                ["p3"] = new("de", 1),
            }
        );

        var outcome = await new ApertiumTranslator(_apertium).TranslateAsync(
            Clean("El gato duerme.", "The cat sleeps.", "Die Katze schläft."),
            language,
            Token
        );

        var paragraphs = Assert.IsType<TranslationOutcome.Done>(outcome).Article.Paragraphs;
        Assert.Equal(
            [ParagraphStatus.Translated, ParagraphStatus.AlreadyEnglish, ParagraphStatus.Missing],
            paragraphs.Select(paragraph => paragraph.Status)
        );
        Assert.Equal("The cat sleeps.", paragraphs[1].English);
        Assert.Null(paragraphs[2].English);
    }

    public void Dispose() => _apertium.Dispose();

    private static ArticleLanguage Language(string code) =>
        new(new DetectedLanguage(code, 1), new Dictionary<string, DetectedLanguage>());

    private static CleanArticle Clean(params string[] paragraphs) =>
        new(
            new RawArticle(
                new ArticleId("a"),
                null,
                "x",
                ArticleFormat.Text,
                null,
                ArticleSource.Unknown,
                null,
                ArticlePriority.Normal,
                [],
                null
            ),
            "Título",
            Paragraph.Number(paragraphs),
            [],
            PageMetadata.None
        );

    private async Task<TranslatedArticle> TranslateAsync(
        string language,
        params string[] paragraphs
    ) =>
        Assert
            .IsType<TranslationOutcome.Done>(
                await new ApertiumTranslator(_apertium).TranslateAsync(
                    Clean(paragraphs),
                    Language(language),
                    Token
                )
            )
            .Article;
}
