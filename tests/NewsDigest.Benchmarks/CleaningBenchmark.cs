using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Benchmarks;

/// <summary>What plain text costs by its size, and what texts cost that were made to take long.</summary>
internal static class CleaningBenchmark
{
    private static readonly int[] Sizes = [500_000, 1_000_000, 2_000_000, 5_000_000];

    public static Command Create()
    {
        var command = new Command(
            "cleaning",
            "CPU seconds for plain text of 0.5, 1, 2 and 5 million letters, and for texts made to take long."
        );
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        ArticleCleaner.TryClean(Raw(Article(1_000_000)));
        foreach (var size in Sizes)
        {
            var article = Article(size);
            Measure("an article", article);
            Measure(
                "its body twice",
                $"{article[..(size / 2)].Replace("\n\n", "", StringComparison.Ordinal)}\n\n{article[..(size / 2)]}"
            );
            Measure(
                "a page of menus",
                article.Replace(
                    "\n\n",
                    "\nInicio\nDeportes\nMás de hoy\nVer\n",
                    StringComparison.Ordinal
                )
            );
            Measure(
                "entities and letters of a wrong code",
                article
                    .Replace("e ", "&eacute; ", StringComparison.Ordinal)
                    .Replace("a", "Ã¡", StringComparison.Ordinal)[..size]
            );
        }

        Measure("one line", Times("a", 10_000_000));
        Measure(
            "one line of words",
            Article(10_000_000).Replace("\n\n", "", StringComparison.Ordinal)
        );
        Measure(
            "100,000 paragraphs that differ in a number",
            string.Join(
                "\n\n",
                Enumerable
                    .Range(0, 100_000)
                    .Select(number =>
                        $"Este es el párrafo con el número {number} y es como todos los demás párrafos."
                    )
            )
        );
        Measure(
            "100,000 paragraphs that differ in a word",
            string.Join(
                "\n\n",
                Enumerable
                    .Range(0, 100_000)
                    .Select(number =>
                        $"Este es el párrafo con la palabra {Word(number)} y es como todos los demás párrafos."
                    )
            )
        );
        Measure("100,000 labels", string.Join('\n', Enumerable.Range(0, 100_000).Select(Word)));
        Measure("100,000 lines of one sentence", Times("y otra línea más\n", 100_000));
        Measure("entities", Times("&amp;", 1_000_000));
        Measure("entities of entities", Times("&amp;amp;amp;amp;", 300_000));
        Measure("one entity, a million deep", $"&{Times("amp;", 1_000_000)}");
        Measure("a million marks on one letter", $"a{Times("\u0301\u0316", 500_000)}");
        Measure("points and capitals", Times("ab.Cd", 1_000_000));
        return 0;
    }

    private static void Measure(string what, string body)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clean = ArticleCleaner.TryClean(Raw(body));
        process.Refresh();
        Console.WriteLine(
            $"{what, -45} {body.Length / 1e6, 6:0.0} M letters {(process.TotalProcessorTime - before).TotalSeconds, 7:0.00} s of CPU   {clean?.Paragraphs.Count ?? 0} paragraphs, {clean?.Receipts.Count ?? 0} receipts"
        );
    }

    /// <summary>Paragraphs of sentences of made-up words, the same in every run; some words are common, most are rare.</summary>
    private static string Article(int letters)
    {
        var random = new Random(1);
        var text = new StringBuilder(letters + 1_000);
        while (text.Length < letters)
        {
            for (var sentence = 0; sentence < 4; sentence++)
            {
                var length = random.Next(8, 25);
                text.Append("El ")
                    .AppendJoin(
                        ' ',
                        Enumerable
                            .Range(0, length)
                            .Select(_ => Word((int)(Math.Pow(random.NextDouble(), 3) * 5_000)))
                    )
                    .Append(". ");
            }

            text.Append("\n\n");
        }

        return text.ToString(0, letters);
    }

    private static string Word(int number) =>
        string.Concat(
            number
                .ToString("D3", CultureInfo.InvariantCulture)
                .Select(digit => (char)('a' + (digit - '0') + (number % 7)))
        );

    private static string Times(string piece, int times) =>
        string.Concat(Enumerable.Repeat(piece, times));

    private static RawArticle Raw(string body) =>
        new(
            new ArticleId("a"),
            null,
            body,
            ArticleFormat.Text,
            null,
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );
}
