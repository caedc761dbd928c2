namespace NewsDigest.Translation;

/// <summary>
/// A name as the model lists it: <c>place: Kazajistán => Kazakhstan</c>, or <c>person: Murat Nurtleu</c> where both forms are the same.
/// One line costs half the tokens of a JSON object with three keys.
/// </summary>
internal static class EntityLine
{
    private const string Arrow = " => ";

    private static readonly string[] Types = ["person", "org", "place", "event", "other"];

    /// <summary>Null when it is no such line, or lacks a form.</summary>
    public static Entity? TryRead(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Types.Contains(line[..colon].Trim()))
        {
            return null;
        }

        var forms = line[(colon + 1)..].Split(Arrow);
        var (source, english) = (forms[0].Trim(), forms[^1].Trim());
        return forms.Length <= 2 && source.Length > 0 && english.Length > 0
            ? new Entity(source, english, line[..colon].Trim())
            : null;
    }
}
