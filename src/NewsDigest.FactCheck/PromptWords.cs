using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts;

/// <summary>Words of the prompts that a model was asked with: eight in a row stand in no article by chance.</summary>
public sealed partial class PromptWords
{
    private const int Run = 8;

    private readonly HashSet<ulong> _runs = [];

    private PromptWords(IEnumerable<string> prompts)
    {
        foreach (var prompt in prompts)
        {
            FirstRun(prompt, run => !_runs.Add(run) && false);
        }
    }

    /// <summary>Where no model was asked.</summary>
    public static PromptWords None { get; } = new([]);

    /// <param name="prompts">Their texts, without what may well stand in an article, such as examples.</param>
    public static PromptWords Of(IEnumerable<string> prompts) => new(prompts);

    /// <summary>The first run of eight words that a prompt has too.</summary>
    internal TextSpan? Find(string text) =>
        _runs.Count == 0 ? null : FirstRun(text, _runs.Contains);

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
        var hash = Fnv.Start;
        for (var index = 0; index < Run; index++)
        {
            hash = Fnv.Add(hash, hashes[(first + index) % Run]);
        }

        return hash;
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = Fnv.Start;
        foreach (var c in word)
        {
            hash = Fnv.Add(hash, char.ToLowerInvariant(c));
        }

        return hash;
    }

    [GeneratedRegex(
        @"[\p{L}\p{N}]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
