using NewsDigest.Translation;

namespace NewsDigest.Tests.Translation;

public sealed class GlossaryFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsdigest-glossary-").FullName;

    [Fact]
    public void Lines_with_tabs_and_lines_with_commas_say_the_same()
    {
        var tabs = Read("g.tsv", "ОДКБ\tCSTO\tru\tcase exact\nla Casa Rosada\tCasa Rosada\n\n");
        var commas = Read("g.csv", "ОДКБ,CSTO,ru,case exact\n\"la Casa Rosada\",Casa Rosada");

        Assert.Equal(
            [("ОДКБ", "CSTO", "ru", "case exact"), ("la Casa Rosada", "Casa Rosada", null, "")],
            tabs.Terms.Select(term => (term.Source, term.Target, term.Language, string.Join(' ', term.Flags!))));
        Assert.Equal(tabs.Terms.Select(term => (term.Source, term.Target)), commas.Terms.Select(term => (term.Source, term.Target)));
    }

    [Fact]
    public void A_comma_or_a_quotation_mark_can_stand_inside_quotation_marks() =>
        Assert.Equal([("\"a\", b", "c")], Read("g.csv", "\"\"\"a\"\", b\",c").Terms.Select(term => (term.Source, term.Target)));

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
    public void Other_terms_have_another_id() => Assert.NotEqual(Read("g.tsv", "a\tb").Id, Read("g.tsv", "a\tc").Id);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private GlossaryFile Read(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return GlossaryFile.Read(path);
    }
}
