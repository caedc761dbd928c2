namespace NewsDigest.ChatModels;

/// <summary>The engine cannot work on any article until an operator mends something; the message says what.</summary>
internal sealed class EngineUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
