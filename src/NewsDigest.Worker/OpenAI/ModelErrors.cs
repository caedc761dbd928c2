using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using NewsDigest.Models;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Says in our own words why a call failed, and what to do about it.</summary>
internal sealed class ModelErrors(ModelEndpoint endpoint, TimeProvider time)
{
    private const int MaxQuoted = 300;

    public ModelCallException From(ClientResultException exception, IEnumerable<string> request)
    {
        if (exception.Status == 0)
        {
            return Transient($"could not be reached ({exception.Message})", exception);
        }

        var response = exception.GetRawResponse();
        var error = ServiceError.Read(response);
        var failure = Classify(exception.Status, error);
        var retryAfter = failure is ModelFailure.Throttled or ModelFailure.Transient ? RetryAfter(response) : null;
        return new ModelCallException(failure, $"{endpoint} {Explain(failure, exception.Status, error with { Message = error.Message is { } said ? QuotedRequest.Remove(said, request) : null })}", retryAfter, exception) { Parameter = error.Parameter };
    }

    public ModelCallException Transient(string what, Exception? exception) =>
        new(ModelFailure.Transient, $"{endpoint} {what}.", innerException: exception);

    public ModelCallException Protocol(string what, Exception? exception) =>
        new(ModelFailure.Protocol, $"{endpoint} answered in a way that is not understood ({Quote(what)}).", innerException: exception);

    private static ModelFailure Classify(int status, ServiceError error) => status switch
    {
        429 => ModelFailure.Throttled,
        401 or 403 => ModelFailure.Unauthorized,
        404 => ModelFailure.DeploymentNotFound,
        408 or >= 500 => ModelFailure.Transient,
        400 when error.IsContentFilter => ModelFailure.ContentFiltered,
        400 or 413 when error.Code is "context_length_exceeded" or "string_above_max_length" => ModelFailure.ContextTooLong,
        413 => ModelFailure.ContextTooLong,
        400 when error.Code is "unsupported_parameter" or "unsupported_value" => ModelFailure.UnsupportedParameter,
        _ => ModelFailure.BadRequest,
    };

    private string Explain(ModelFailure failure, int status, ServiceError error) => failure switch
    {
        ModelFailure.Throttled => $"has no quota left for now (429). Raise the quota of the {endpoint.Target}, or run fewer articles at once.",
        ModelFailure.Unauthorized => $"refused our credentials ({status}). {endpoint.CredentialCure}",
        ModelFailure.DeploymentNotFound => $"does not exist (404). {endpoint.TargetCure}",
        ModelFailure.ContentFiltered => $"blocked the text by its content filter ({error.Categories ?? "no category named"}).",
        ModelFailure.ContextTooLong => $"cannot take so long a text ({status}).",
        ModelFailure.UnsupportedParameter => $"does not take the parameter '{error.Parameter}' ({status}).",
        ModelFailure.BadRequest when status is >= 300 and < 400 => $"answered with a redirect ({status}), which is not followed: it would carry the key to another host. Set the address that it points to.",
        ModelFailure.BadRequest => $"refused the request ({status}{(error.Code is { } code ? $", {code}" : "")}): {Quote(error.Message)}",
        _ => $"failed ({status}).",
    };

    /// <summary>In milliseconds, in seconds or as a date; null when absent or senseless.</summary>
    private TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null)
        {
            return null;
        }

        if (response.Headers.TryGetValue("retry-after-ms", out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return Sensible(milliseconds / 1000);
        }

        if (!response.Headers.TryGetValue("Retry-After", out text))
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return Sensible(seconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? Sensible((date - time.GetUtcNow()).TotalSeconds) : null;
    }

    private static TimeSpan? Sensible(double seconds) => seconds is > 0 and < 1e8 ? TimeSpan.FromSeconds(seconds) : null;

    private static string Quote(string? message) => message is null ? "no reason given" : message.Length <= MaxQuoted ? message : $"{message[..MaxQuoted]}…";

    /// <summary>The body of an error as the services write it; all null when it is something else.</summary>
    private sealed record ServiceError(string? Code, string? Message, string? Parameter, bool IsContentFilter, string? Categories)
    {
        private static readonly ServiceError Unknown = new(null, null, null, false, null);

        public static ServiceError Read(PipelineResponse? response)
        {
            try
            {
                using var body = JsonDocument.Parse(response?.Content ?? BinaryData.FromString("null"));
                return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                    ? FromBody(error)
                    : Unknown;
            }
            catch (JsonException)
            {
                return Unknown; // a proxy's page; the status says enough
            }
        }

        private static ServiceError FromBody(JsonElement error)
        {
            var inner = error.TryGetProperty("innererror", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
            var code = Text(error, "code");
            return new ServiceError(
                code,
                Text(error, "message"),
                Text(error, "param"),
                code == "content_filter" || (inner.ValueKind == JsonValueKind.Object && Text(inner, "code") == "ResponsibleAIPolicyViolation"),
                inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("content_filter_result", out var result) ? FilteredCategories(result) : null);
        }

        private static string? FilteredCategories(JsonElement result) =>
            result.ValueKind == JsonValueKind.Object
            && string.Join(", ", result.EnumerateObject().Where(IsFiltered).Select(category => category.Name)) is { Length: > 0 } names
                ? names
                : null;

        private static bool IsFiltered(JsonProperty category) =>
            category.Value.ValueKind == JsonValueKind.Object && category.Value.TryGetProperty("filtered", out var filtered) && filtered.ValueKind == JsonValueKind.True;

        private static string? Text(JsonElement json, string name) =>
            json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
