namespace NewsDigest.Facts.Reading.Names;

internal enum SupportStatus
{
    Supported,

    /// <summary>Nothing in the source looks or sounds like it, where it should.</summary>
    Unsupported,

    /// <summary>The source's script does not show how its names sound.</summary>
    Unverifiable,
}
