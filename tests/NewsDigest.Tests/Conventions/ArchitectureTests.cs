using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NewsDigest.Tests.Conventions;

/// <summary>Who uses whom, by types and not by `using` lines; and the picture in docs/architecture.md, held against the code.</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void No_folder_of_the_fact_check_is_in_a_circle() =>
        Assert.Empty(Circles(typeof(FactCheck).Assembly, "NewsDigest.Facts"));

    [Fact]
    public void No_stage_is_in_a_circle() =>
        Assert.Empty(Circles(typeof(ArticlePipeline).Assembly, "NewsDigest"));

    /// <summary>Editions report figures and choose sentences with the readers of the checks, so that no second ones exist.</summary>
    [Fact]
    public void The_product_comes_to_the_fact_check_by_its_door_and_to_its_readers() =>
        Assert.Equal(
            [
                "NewsDigest.Facts.Languages.CommonWords",
                "NewsDigest.Facts.Reading.Names.EnglishName",
                "NewsDigest.Facts.Reading.Names.EnglishNames",
                "NewsDigest.Facts.Reading.Numbers.NumberMention",
                "NewsDigest.Facts.Reading.Numbers.NumberReader",
            ],
            Types(typeof(ArticlePipeline).Assembly)
                .SelectMany(UsedTypes.Of)
                .Where(type => type.Assembly == typeof(FactCheck).Assembly && !type.IsPublic)
                .Select(type => type.FullName)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    /// <summary>Each row of the table names a method, what it takes and what it gives.</summary>
    [Fact]
    public void The_way_of_an_article_in_the_documents_is_the_way_in_the_code()
    {
        var rows = Row().Matches(File.ReadAllText(Page())).ToArray();

        Assert.True(rows.Length >= 6, $"{rows.Length} rows in docs/architecture.md");
        Assert.All(
            rows,
            row =>
            {
                var type = Find(row.Groups["type"].Value);
                var method = type.GetMethods(
                        BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.Static
                            | BindingFlags.Instance
                    )
                    .Where(method => method.Name == row.Groups["method"].Value);
                Assert.Contains(
                    method,
                    candidate =>
                        candidate
                            .GetParameters()
                            .Any(parameter =>
                                Names(parameter.ParameterType).Contains(row.Groups["takes"].Value)
                            ) && Names(candidate.ReturnType).Contains(row.Groups["gives"].Value)
                );
            }
        );
    }

    private static Type Find(string name) =>
        Types(typeof(ArticlePipeline).Assembly)
            .Concat(Types(typeof(FactCheck).Assembly))
            .Single(type => type.Name == name && !type.IsNested);

    private static IEnumerable<string> Names(Type type) =>
        type.GetGenericArguments().SelectMany(Names).Append(type.Name.Split('`')[0]);

    /// <summary>Folders that use each other, whatever way round: "A, B".</summary>
    private static IEnumerable<string> Circles(Assembly assembly, string root)
    {
        var edges = Types(assembly)
            .SelectMany(type =>
                UsedTypes
                    .Of(type)
                    .Where(used => used.Assembly == assembly)
                    .Select(used => (From: Folder(type, root), To: Folder(used, root)))
            )
            .Where(edge => edge is { From: not "", To: not "" } && edge.From != edge.To)
            .Distinct()
            .ToLookup(edge => edge.From, edge => edge.To);
        return edges
            .Select(from => from.Key)
            .Where(folder => Reachable(folder, edges).Contains(folder))
            .Order();
    }

    private static HashSet<string> Reachable(string from, ILookup<string, string> edges)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(edges[from]);
        while (open.TryPop(out var folder))
        {
            if (reached.Add(folder))
            {
                foreach (var next in edges[folder])
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private static string Folder(Type type, string root) =>
        type.Namespace?.StartsWith($"{root}.", StringComparison.Ordinal) == true
            ? type.Namespace[(root.Length + 1)..].Split('.')[0]
            : "";

    private static IEnumerable<Type> Types(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                type.Namespace?.StartsWith("NewsDigest", StringComparison.Ordinal) == true
            );

    private static string Page([CallerFilePath] string here = "") =>
        Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/architecture.md")
        ); // a source file lies in a folder

    [GeneratedRegex(
        @"^\| `(?<takes>\w+)` \| `(?<type>\w+)\.(?<method>\w+)` \| `(?<gives>\w+)` \|",
        RegexOptions.Multiline
    )]
    private static partial Regex Row();
}
