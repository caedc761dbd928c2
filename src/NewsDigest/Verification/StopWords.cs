using System.Collections.Frozen;

namespace NewsDigest.Verification;

/// <summary>Words that any two English texts share.</summary>
internal static class StopWords
{
    public static FrozenSet<string> English { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "about", "above", "after", "again", "against", "also", "although", "among", "another", "because", "been", "before", "being", "below", "between", "both", "cannot", "could", "does", "doing", "down", "during", "each", "from", "further", "have", "having", "here", "hers", "herself", "himself", "into", "itself", "just", "more", "most", "must", "myself", "once", "only", "other", "ours", "over", "said", "same", "says", "shall", "should", "some", "such", "than", "that", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this", "those", "through", "under", "until", "upon", "very", "were", "what", "when", "where", "which", "while", "whom", "will", "with", "within", "without", "would", "your", "yours");
}
