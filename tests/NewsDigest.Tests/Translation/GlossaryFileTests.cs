using NewsDigest.Articles;
using NewsDigest.Tests.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest.Tests.Translation;

public sealed class GlossaryFileTests : IDisposable
{
    private readonly string _folder = Directory
        .CreateTempSubdirectory("newsdigest-glossary-")
        .FullName;

    [Fact]
    public void Lines_with_tabs_and_lines_with_commas_say_the_same()
    {
        var tabs = Read("g.tsv", "ОДКБ\tCSTO\tru\tcase exact\nla Casa Rosada\tCasa Rosada\n\n");
        var commas = Read("g.csv", "ОДКБ,CSTO,ru,case exact\n\"la Casa Rosada\",Casa Rosada");

        Assert.Equal(
            [("ОДКБ", "CSTO", "ru", "case exact"), ("la Casa Rosada", "Casa Rosada", null, "")],
            tabs.Terms.Select(term =>
                (term.Source, term.Target, term.Language, string.Join(' ', term.Flags!))
            )
        );
        Assert.Equal(
            tabs.Terms.Select(term => (term.Source, term.Target)),
            commas.Terms.Select(term => (term.Source, term.Target))
        );
    }

    [Fact]
    public void A_comma_or_a_quotation_mark_can_stand_inside_quotation_marks() =>
        Assert.Equal(
            [("\"a\", b", "c")],
            Read("g.csv", "\"\"\"a\"\", b\",c").Terms.Select(term => (term.Source, term.Target))
        );

    [Theory]
    [InlineData("only one field")]
    [InlineData("source\t")]
    [InlineData("a\tb\tes\tloud")]
    [InlineData("a\tb\tc\tcase\te")]
    public void A_line_that_cannot_be_used_is_named(string line)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("g.tsv", $"a\tb\n{line}\n"));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_terms_have_another_id() =>
        Assert.NotEqual(Read("g.tsv", "a\tb").Id, Read("g.tsv", "a\tc").Id);

    [Theory]
    [InlineData("El Eco", null, "council")]
    [InlineData("el eco", null, "council")]
    [InlineData(null, "https://www.eleco.example/a", "chamber")]
    [InlineData("La Voz", "https://lavoz.example/", "town hall")]
    public async Task A_source_has_terms_of_its_own_before_those_of_the_worker(
        string? name,
        string? url,
        string target
    )
    {
        var glossaries = new Glossaries(
            Read("all.tsv", "ayuntamiento\ttown hall"),
            new Dictionary<string, GlossaryFile>
            {
                ["El Eco"] = Read("eco.tsv", "ayuntamiento\tcouncil"),
                ["eleco.example"] = Read("host.tsv", "ayuntamiento\tchamber"),
            }
        );
        using var chat = new ScriptedChatClient((_, _) => "{}");
        var article = TestArticles.Clean("El ayuntamiento abrió el mercado.");
        article = article with
        {
            Raw = article.Raw with
            {
                Source = new ArticleSource(name, url is null ? null : new Uri(url)),
            },
        };

        await TestModels
            .Translator(chat, glossaries: glossaries)
            .TranslateAsync(
                article,
                new ArticleLanguage(
                    new DetectedLanguage("es", 1),
                    new Dictionary<string, DetectedLanguage>()
                ),
                TestContext.Current.CancellationToken
            );

        Assert.Contains(
            $"\nayuntamiento => {target}\n<end ",
            chat.Requests[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_glossary_stands_in_the_results() =>
        Assert.Equal(
            2,
            new Glossaries(
                Read("a.tsv", "a\tb"),
                new Dictionary<string, GlossaryFile> { ["s"] = Read("b.tsv", "c\td") }
            )
                .Ids
                .Count
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private GlossaryFile Read(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return GlossaryFile.Read(path, "Model:Glossary");
    }
}
