using Microsoft.Extensions.AI;

namespace NewsDigest.ChatModels;

/// <summary>The mark on an answer that a service sent although its content filter was unavailable.</summary>
internal static class UnfilteredAnswer
{
    private const string Name = "newsdigest_unfiltered";

    public static void Mark(ChatResponse response) =>
        (response.AdditionalProperties ??= [])[Name] = true;

    public static bool IsSaidOf(ChatResponse response) =>
        response.AdditionalProperties?.ContainsKey(Name) == true;
}
