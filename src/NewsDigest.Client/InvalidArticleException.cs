namespace NewsDigest.Client;

/// <summary>The worker would put this article into quarantine. Nothing was sent.</summary>
/// <param name="field">The field at fault.</param>
/// <param name="message">What is wrong and what to do.</param>
public sealed class InvalidArticleException(string field, string message) : Exception(message)
{
    public string Field { get; } = field;
}
