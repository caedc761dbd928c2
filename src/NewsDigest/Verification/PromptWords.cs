using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>Finds words of our own prompts in a text: eight in a row stand in no article by chance. Their examples are left out, being news.</summary>
internal static partial class PromptWords
{
    private const int Run = 8;
    private const string Folder = "prompts/";
    private const string Examples = "# Example";

    private static readonly Lazy<HashSet<ulong>> Runs = new(Load);

    /// <summary>The first run of eight words that a prompt has too.</summary>
    public static TextSpan? Find(string text) => FirstRun(text, Runs.Value.Contains);

    private static TextSpan? FirstRun(string text, Func<ulong, bool> isWanted)
    {
        Span<ulong> hashes = stackalloc ulong[Run];
        Span<int> starts = stackalloc int[Run];
        var count = 0;
        foreach (var word in Word().EnumerateMatches(text))
        {
            (hashes[count % Run], starts[count % Run]) = (
                Hash(text.AsSpan(word.Index, word.Length)),
                word.Index
            );
            if (++count >= Run && isWanted(Combined(hashes, count)))
            {
                var start = starts[count % Run];
                return new TextSpan(start, word.Index + word.Length - start);
            }
        }

        return null;
    }

    private static ulong Combined(Span<ulong> hashes, int first)
    {
        var hash = 14695981039346656037;
        for (var index = 0; index < Run; index++)
        {
            hash = (hash ^ hashes[(first + index) % Run]) * 1099511628211;
        }

        return hash;
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037;
        foreach (var c in word)
        {
            hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
        }

        return hash;
    }

    private static HashSet<ulong> Load()
    {
        HashSet<ulong> runs = [];
        var assembly = typeof(PromptWords).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // named above
            var prompt = reader.ReadToEnd();
            var end = prompt.IndexOf(Examples, StringComparison.Ordinal);
            FirstRun(end < 0 ? prompt : prompt[..end], run => !runs.Add(run) && false);
        }

        return runs.Count > 0
            ? runs
            : throw new InvalidOperationException(
                "The prompts are not in the assembly; the build left them out."
            );
    }

    [GeneratedRegex(
        @"[\p{L}\p{N}]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
