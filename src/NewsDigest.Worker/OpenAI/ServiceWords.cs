using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Worker.OpenAI;

/// <summary>The words in which services say what no status tells. Taken from the servers and from public bug reports.</summary>
internal static partial class ServiceWords
{
    /// <summary>OpenAI, Azure, vLLM, SGLang, TGI, llama.cpp, LM Studio, Ollama, OpenRouter, Anthropic, Mistral, Gemini, Bedrock, xAI.</summary>
    [GeneratedRegex(
        @"context[_ -]?length[_ -]?exceeded|exceed_context_size|contextwindowexceeded|string_above_max_length|context shift is disabled"
            + @"|(?:maximum|max|available|loaded|model'?s?|total)[ _](?:model[ _])?(?:context|sequence|prompt)[ _](?:length|size|window|len)\b"
            + @"|context[_ ](?:length|size|window|limit)[^.]{0,60}(?:exceed|overflow|too (?:long|small)|is only|of only)|(?:exceed|overflow|longer than|greater than|larger than|more than|beyond|too (?:long|large) for|fit in(?:to)?|when)[^.]{0,60}\bcontext\b"
            + @"|longer than the (?:maximum )?model|prompt (?:is )?too long|(?:input|prompt|text|request|message) (?:\w+ ){0,3}is too long|too long for|too many (?:input |prompt )?tokens|tokens? to keep from the initial prompt"
            + @"|token count[^.]{0,40}exceeds|exceeds? the (?:maximum|max)[\w ]{0,20}tokens|maximum prompt length|too large for model|reduce (?:the|your) (?:length|size|prompt|input)|inputs?`? (?:tokens? \+|must have (?:less|fewer))|max_tokens must be at least 1",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex ContextTooLong();

    /// <summary>One request alone is more than the quota of a minute: waiting does not help, a smaller one does.</summary>
    [GeneratedRegex(
        @"request too large|must be reduced in order to run",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex LargerThanQuota();

    [GeneratedRegex(
        @"content[_ ]?filter|content[_ ]policy|contentpolicyviolation|content management policy|responsibleaipolicyviolation|data_inspection_failed|content exists risk|flagged (?:by|as|for)|input was flagged|prohibited_content|sensitive content|safety (?:system|filters?|settings)|moderation",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex ContentFiltered();

    [GeneratedRegex(
        @"insufficient[_ ](?:quota|credits?|balance|funds)|credit balance is too low|out of credits|no credits|not enough (?:credits?|balance)|billing[_ ](?:hard[_ ])?(?:limit|not[_ ]active)|check your billing|payment[_ ](?:required|method)|arrearage|overdue|requires (?:at least|more) (?:\$|credits)|budget[_ ](?:has been )?exceeded|exceededbudget",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex NoCredit();

    [GeneratedRegex(
        @"(?:api[ _-]?key|auth(?:entication|orization)? (?:token|header|credentials)?|access token|subscription key|credentials?)[^.]{0,30}(?:invalid|not valid|incorrect|missing|expired|required|not found|provided)|(?:invalid|incorrect|missing|no|expired)[ _]+(?:api[ _-]?key|auth\w*|credentials?|access token)|api_key_invalid|unauthori[sz]ed|unauthenticated|authentication[ _]?error|permission[ _]denied",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Unauthorized();

    [GeneratedRegex(
        @"model[_ ]not[_ ]found|no models? loaded|not a valid model|invalid model|unknown model|model is not loaded|model_not_loaded|does not support chat|operationnotsupported|operation does not work with the specified model|deploymentnotfound|no endpoints found|model_not_available|try pulling it first|has been (?:deprecated|decommissioned)|model_decommissioned"
            + @"|\bmodel\b[^.]{0,120}(?:does not exist|doesn't exist|not found|is not available|not supported on|unavailable for)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex NoSuchModel();

    /// <summary>A router has the model, and nobody who runs it takes what was asked for.</summary>
    [GeneratedRegex(
        @"no (?:endpoints?|providers?)[^.]{0,60}support",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex NoEndpointFor();

    [GeneratedRegex(
        @"unexpected endpoint or method|unknown (?:url|endpoint|path|route)|invalid url|no (?:route|handler) (?:found|for)|404 page not found|cannot (?:post|get) /|endpoint not found|not found: /",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex WrongPath();

    [GeneratedRegex(
        @"rate[_ ]?limit|too many requests|resource_exhausted|throttl|quota exceeded|tokens per min|requests per min|out of call volume quota|quota will be replenished",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Throttled();

    /// <summary>What there is too little of, as far as the words say it.</summary>
    public static QuotaKind ShortOf(string text)
    {
        if (NoCapacity().IsMatch(text))
        {
            return QuotaKind.Capacity;
        }

        if (TokenQuota().IsMatch(text))
        {
            return QuotaKind.Tokens;
        }

        return RequestQuota().IsMatch(text) ? QuotaKind.Requests : QuotaKind.Unknown;
    }

    [GeneratedRegex(
        @"high demand|overloaded|\b(?:no|at|over|insufficient|out of) capacity|capacity (?:exceeded|limit|constraints?)|(?:server|engine|model|service) is (?:currently )?(?:busy|at capacity)|queue (?:is )?full",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex NoCapacity();

    [GeneratedRegex(
        @"token rate|tokens[ _](?:per|limit|quota|usage)|\b(?:tpm|tpd|itpm|otpm)\b|(?:input|output)[ _]tokens?|ratelimit[-_]tokens",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex TokenQuota();

    [GeneratedRegex(
        @"call rate|request rate|requests[ _](?:per|limit|quota)|number of (?:api )?requests|\b(?:rpm|rpd|rps)\b|too many requests",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex RequestQuota();

    /// <summary>The model tried and wrote no JSON: another try may do better.</summary>
    [GeneratedRegex(
        @"json_validate_failed|failed to (?:generate|validate) json|tool_use_failed",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex NoJsonWritten();
}
