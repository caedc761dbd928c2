namespace NewsDigest.Digests.Mail;

/// <summary>An edition as a mail says it, in two forms.</summary>
internal sealed record EditionMail(string Subject, string Html, string Text);
