namespace NewsDigest.Worker.Configuration;

/// <summary>The command cannot start as it is configured. The message names the key, as the operator types it, and the cure.</summary>
internal sealed class BadConfigurationException(string message) : Exception(message);
