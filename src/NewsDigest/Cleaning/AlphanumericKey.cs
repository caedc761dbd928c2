namespace NewsDigest.Cleaning;

/// <summary>A text as its letters and digits alone: two copies of one text are equal here whatever became of their spaces and points.</summary>
/// <param name="Letters">Letters and digits, in lower case.</param>
/// <param name="Places">Where each of them stands in the text.</param>
internal sealed record AlphanumericKey(string Text, string Letters, IReadOnlyList<int> Places)
{
    public static AlphanumericKey Of(string text)
    {
        var places = new List<int>(text.Length);
        var letters = new char[text.Length];
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsLetterOrDigit(text[index]) || char.IsSurrogate(text[index]))
            {
                letters[places.Count] = char.ToLowerInvariant(text[index]);
                places.Add(index);
            }
        }

        return new AlphanumericKey(text, new string(letters, 0, places.Count), places);
    }

    public static bool Same(string text, string? other) =>
        other is not null
        && Of(text).Letters is { Length: > 0 } letters
        && letters == Of(other).Letters;

    /// <summary>What stands between a letter and the next one.</summary>
    public string GapAfter(int letter) => Text[(Places[letter] + 1)..Places[letter + 1]];
}
