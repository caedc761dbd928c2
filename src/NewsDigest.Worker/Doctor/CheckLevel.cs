namespace NewsDigest.Worker.Doctor;

internal enum CheckLevel
{
    Ok,

    /// <summary>Good to know; nothing has to be done.</summary>
    Note,

    Fail,
}
