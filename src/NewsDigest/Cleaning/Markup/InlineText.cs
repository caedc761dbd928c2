namespace NewsDigest.Cleaning.Markup;

/// <summary>What an element in running text becomes.</summary>
/// <param name="Text">What stands in the line for it; empty when it goes.</param>
/// <param name="Rule">The receipt for an element that goes; null when its value stays.</param>
/// <param name="Parts">How many nodes it stands for: a fraction is a raised number, a slash and a lowered number.</param>
internal sealed record InlineText(string Text, string? Rule = null, int Parts = 1);
