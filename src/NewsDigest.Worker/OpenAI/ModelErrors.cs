using System.ClientModel;
using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Says in our own words why a call failed, whose fault that is, and what to do about it. Nothing of the vendor's goes further up.</summary>
internal sealed partial class ModelErrors(ModelEndpoint endpoint, TimeProvider time)
{
    /// <param name="request">The text that was sent, which the service may quote and no log may show.</param>
    public ModelCallException From(ClientResultException exception, string? request)
    {
        if (exception.Status == 0 || exception.GetRawResponse() is not { } response)
        {
            return Transient(
                $"could not be reached ({ServiceText.Clean(exception.Message, request)})"
            );
        }

        return From(ServiceReply.Of(response), request);
    }

    public ModelCallException From(ServiceReply reply, string? request)
    {
        var error = ServiceError.Read(reply.Body);
        var status = reply.Status is >= 200 and < 300 ? StatusInside(error) : reply.Status;
        if (status is null)
        {
            return NoCompletion(reply, error, request);
        }

        var complaint = IsOfTheRequest(status.Value, error) ? ParameterComplaint.Find(error) : null;
        var failure = Classify(status.Value, error, complaint);
        return new ModelCallException(
            failure,
            $"{endpoint} {Explain(failure, Said(reply.Status, status.Value), error, complaint, request)}",
            WaitOf(failure, reply, error)
        )
        {
            Parameter =
                failure is ModelFailure.UnsupportedParameter
                    ? complaint?.Parameter ?? error.Parameter
                    : null,
            Limit = failure is ModelFailure.ContextTooLong ? WindowIn(error.All) : complaint?.Limit,
            IsTooLarge = complaint is { IsTooLarge: true },
            Short = ShortOf(failure, reply, error.All),
            Signature =
                $"{failure} {status}: {WithoutNumbers(ServiceText.Clean(error.Message, request))}",
        };
    }

    public ModelCallException Transient(string what) =>
        new(ModelFailure.Transient, $"{endpoint} {what}.");

    public ModelCallException Protocol(string what) =>
        new(
            ModelFailure.Protocol,
            $"{endpoint} answered in a way that is not understood ({what})."
        );

    /// <summary>What an error under a success means: its code where it has one, else its words. Null when the body is no error at all.</summary>
    private static int? StatusInside(ServiceError error)
    {
        var codes = error.Codes.Select(code => int.TryParse(code, out var number) ? number : 0);
        if (codes.FirstOrDefault(code => code is >= 400 and < 600) is var inside and > 0)
        {
            return inside;
        }

        return !error.IsSaid || (error.Message is null && error.Codes is []) ? null
            : ServiceWords.WrongPath().IsMatch(error.All) ? 404
            : ServiceWords.Throttled().IsMatch(error.All) ? 429
            : IsKnownAs400(error) ? 400
            : 502;
    }

    private static bool IsKnownAs400(ServiceError error) =>
        ServiceWords.ContextTooLong().IsMatch(error.All)
        || ServiceWords.NoSuchModel().IsMatch(error.All)
        || ServiceWords.Unauthorized().IsMatch(error.All)
        || ParameterComplaint.Find(error) is not null;

    /// <summary>These speak of what was asked for, so that their words can name a parameter.</summary>
    private static bool IsOfTheRequest(int status, ServiceError error) =>
        status is 400 or 422 or 500 or 501
        || (status == 404 && ServiceWords.NoEndpointFor().IsMatch(error.All));

    private static ModelFailure Classify(
        int status,
        ServiceError error,
        ParameterComplaint? complaint
    )
    {
        var text = error.All;
        if (ServiceWords.NoCredit().IsMatch(text) || status == 402)
        {
            return ModelFailure.NoCredit;
        }

        if (
            status is >= 400 and not (401 or 404 or 407 or 429)
            && ServiceWords.ContentFiltered().IsMatch(text)
        )
        {
            return ModelFailure.ContentFiltered;
        }

        if (
            complaint is { IsTooLarge: true }
            && !text.Contains("input length", StringComparison.OrdinalIgnoreCase)
        )
        {
            return ModelFailure.UnsupportedParameter;
        }

        if (IsTooLong(status, text))
        {
            return ModelFailure.ContextTooLong;
        }

        return status switch
        {
            429 => ModelFailure.Throttled,
            403 when ServiceWords.Throttled().IsMatch(text) => ModelFailure.Throttled,
            404 when complaint is not null => ModelFailure.UnsupportedParameter,
            401 or 403 or 407 => ModelFailure.Unauthorized,
            404 or 410 => ModelFailure.DeploymentNotFound,
            _ when IsOfTheAddress(status) => ModelFailure.Misconfigured,
            400 or 422 when ServiceWords.NoJsonWritten().IsMatch(text) => ModelFailure.Protocol,
            400 or 422 or 500 or 501 when complaint is not null =>
                ModelFailure.UnsupportedParameter,
            400
                when error.Codes.Contains("unsupported_parameter")
                    || error.Codes.Contains("unsupported_value") =>
                ModelFailure.UnsupportedParameter,
            400 or 422 when ServiceWords.Unauthorized().IsMatch(text) => ModelFailure.Unauthorized,
            400 or 422 when ServiceWords.NoSuchModel().IsMatch(text) =>
                ModelFailure.DeploymentNotFound,
            501 => ModelFailure.Misconfigured,
            408 or 409 or 423 or 424 or 425 or >= 500 => ModelFailure.Transient,
            _ => ModelFailure.BadRequest,
        };
    }

    /// <summary>A redirect, or a server that is something else than the API: the address is wrong, whatever was asked.</summary>
    private static bool IsOfTheAddress(int status) =>
        status is >= 300 and < 400 or 405 or 406 or 411 or 415 or 421 or 426 or 505;

    private static bool IsTooLong(int status, string text) =>
        status switch
        {
            413 => true,
            429 => ServiceWords.LargerThanQuota().IsMatch(text),
            >= 400 and not (401 or 403 or 404) => ServiceWords.ContextTooLong().IsMatch(text)
                || ServiceWords.LargerThanQuota().IsMatch(text),
            _ => false,
        };

    private TimeSpan? WaitOf(ModelFailure failure, ServiceReply reply, ServiceError error) =>
        failure is ModelFailure.Throttled or ModelFailure.Transient
            ? AskedWait.Read(reply, error.Message, time.GetUtcNow())
            : null;

    /// <summary>By the words, or else by what the headers say is left.</summary>
    private static QuotaKind ShortOf(ModelFailure failure, ServiceReply reply, string text)
    {
        if (failure is not (ModelFailure.Throttled or ModelFailure.Transient))
        {
            return QuotaKind.Unknown;
        }

        var said = ServiceWords.ShortOf(text);
        return said is not QuotaKind.Unknown ? said
            : QuotaReader.IsUsedUp(reply.Headers, "tokens") ? QuotaKind.Tokens
            : QuotaReader.IsUsedUp(reply.Headers, "requests") ? QuotaKind.Requests
            : QuotaKind.Unknown;
    }

    private string Explain(
        ModelFailure failure,
        string said,
        ServiceError error,
        ParameterComplaint? complaint,
        string? request
    )
    {
        var quote = ServiceText.Clean(error.Message, request);
        return failure switch
        {
            ModelFailure.Throttled =>
                $"has no quota left for now ({said}): {quote}. Raise the quota of the {endpoint.Target}, or run fewer articles at once.",
            ModelFailure.NoCredit =>
                $"wants to be paid first ({said}): {quote}. Add credit or raise the spending limit of this account; waiting does not help.",
            ModelFailure.Unauthorized =>
                $"refused our credentials ({said}): {quote}. {endpoint.CredentialCure}",
            ModelFailure.DeploymentNotFound when ServiceWords.WrongPath().IsMatch(error.All) =>
                $"has nothing at this address ({said}): {quote}. {endpoint.AddressCure}",
            ModelFailure.DeploymentNotFound =>
                $"does not exist ({said}): {quote}. {endpoint.TargetCure}",
            ModelFailure.Misconfigured when said[0] == '3' =>
                $"answered with a redirect ({said}), which is not followed: it would carry the key to another host. Set the address that it points to.",
            ModelFailure.Misconfigured =>
                $"takes no chat completions there ({said}): {quote}. {endpoint.AddressCure}",
            ModelFailure.ContentFiltered =>
                $"blocked the text by its content filter ({error.Categories ?? "no category named"}).",
            ModelFailure.ContextTooLong => $"cannot take so long a text ({said}): {quote}",
            ModelFailure.UnsupportedParameter when complaint is { IsTooLarge: true } =>
                $"does not give so long an answer, '{complaint.Parameter}' ({said}): {quote}",
            ModelFailure.UnsupportedParameter =>
                $"does not take the parameter '{complaint?.Parameter ?? error.Parameter}' ({said}): {quote}",
            ModelFailure.Protocol or ModelFailure.BadRequest =>
                $"refused the request ({said}): {quote}",
            _ => $"failed ({said}): {quote}",
        };
    }

    /// <summary>A success with something else than a completion: said by its kind, because its text is often a page.</summary>
    private ModelCallException NoCompletion(ServiceReply reply, ServiceError error, string? request)
    {
        using var json = LenientJson.TryParse(reply.Body);
        if (json is not null && CompletionJson.HasChoices(json.RootElement))
        {
            return Protocol("no choice in it");
        }

        var body = reply.Body.TrimStart();
        var isStream =
            reply.ContentType == "text/event-stream"
            || body.StartsWith("data:", StringComparison.Ordinal)
            || body.StartsWith("event:", StringComparison.Ordinal);
        var isPage = reply.ContentType == "text/html" || body.StartsWith('<');
        var kind =
            isStream ? "an event stream, which was not asked for"
            : body.Length == 0 ? "nothing"
            : isPage ? $"a web page ('{ServiceText.Clean(error.Message, request)}')"
            : json is null
                ? $"something that is not JSON ('{ServiceText.Clean(error.Message, request)}')"
            : "JSON that is no chat completion";
        return new ModelCallException(
            ModelFailure.Transient,
            $"{endpoint} answered with {kind} ({reply.Status}). {endpoint.AddressCure}"
        )
        {
            Signature = $"NoCompletion {kind[..Math.Min(12, kind.Length)]}",
        };
    }

    private static int? WindowIn(string text) =>
        Window().Match(text) is { Success: true } window
        && int.TryParse(
            window.Groups["n"].Value,
            NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out var tokens
        )
            ? tokens
            : null;

    [GeneratedRegex(
        @"(?:context (?:length|size|window)|model length|maximum context)(?: of this model)?(?: is| of|:)?(?: only)? \(?(?<n>\d[\d,]+)|(?<n>\d[\d,]+) maximum(?: context|\W*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Window();

    private static string Said(int status, int meant) =>
        status == meant ? $"{status}" : $"{status} with an error inside, {meant}";

    private static string WithoutNumbers(string text) =>
        string.Join(' ', text.Split(' ').Where(word => !word.Any(char.IsAsciiDigit)));
}
