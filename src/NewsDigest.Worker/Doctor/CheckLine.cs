namespace NewsDigest.Worker.Doctor;

/// <summary>What one check saw.</summary>
/// <param name="What">In a few words.</param>
/// <param name="Value">What was found; never a secret.</param>
/// <param name="Cure">A command, a key or a role; null where nothing is wrong.</param>
internal sealed record CheckLine(CheckLevel Level, string What, string Value, string? Cure = null)
{
    public static CheckLine Ok(string what, string value) => new(CheckLevel.Ok, what, value);

    public static CheckLine Note(string what, string value, string cure) =>
        new(CheckLevel.Note, what, value, cure);

    public static CheckLine Fail(string what, string value, string cure) =>
        new(CheckLevel.Fail, what, value, cure);
}
