using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>What a model wrote for itself before its answer. Drafts that stand in it are no answers.</summary>
internal static partial class Thinking
{
    /// <summary>The answer alone: all that follows the last mark that ends a thought, whether or not one began it.</summary>
    public static string Without(string text) =>
        End().Matches(text) is [.., var last] ? text[(last.Index + last.Length)..] : text;

    // Tags of the common reasoning models, and the channels of gpt-oss: what is for the user follows "final".
    [GeneratedRegex(
        @"</(?:think(?:ing)?|thoughts?|reasoning|reflection|scratchpad|analysis)>|\[/THINK\]|◁/think▷|</seed:think>|<\|end_of_thought\|>|<\|channel\|>final<\|message\|>",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex End();
}
