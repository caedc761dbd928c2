namespace NewsDigest.Cleaning.NoArticle;

/// <summary>What a sentence says that no article would say of itself. The names are those of notices.tsv.</summary>
[Flags]
internal enum NoticeKinds
{
    None = 0,
    ScriptWall = 1,
    HumanCheck = 2,
    Login = 4,
    NotFound = 8,
    CookieWall = 16,

    /// <summary>The text goes on for those who pay.</summary>
    Paywall = 32,

    /// <summary>Something is for sale. Alone it may also stand under a whole article.</summary>
    Offer = 64,

    /// <summary>A label that leads to the rest of the text.</summary>
    Continued = 128,

    FeedFooter = 256,
    Shell = 512,
}
