using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using NewsDigest.Telemetry;

namespace NewsDigest.ChatModels;

/// <summary>Puts one prompt to a model and says how it answered. What was answered before is not asked again.</summary>
/// <param name="family">What this model can be sent, by what is configured.</param>
/// <param name="meter">Hears of every answer.</param>
/// <param name="limits">What is known beyond that; null is nothing.</param>
/// <param name="book">Where the cost of each answer is booked; null is nowhere.</param>
internal sealed partial class ChatModel(
    IChatClient chat,
    string name,
    string? deployment,
    ModelFamily family,
    ResponseCache responses,
    CallMeter meter,
    ILogger<ChatModel> logger,
    DeploymentLimits? limits = null,
    CallBook? book = null
)
{
    /// <summary>Room for a paragraph and its English, without which no halving helps.</summary>
    public const int LeastRoom = 600;

    /// <summary>Where each server has its window.</summary>
    public const string WindowCure =
        "Enlarge it: OLLAMA_CONTEXT_LENGTH, vLLM's --max-model-len, llama.cpp's -c, LM Studio's context length.";

    private int? _cutTo;
    private bool _wholeSeen;
    private int _cutsSaid;

    public string Name => name;

    public string? Deployment => deployment;

    public DeploymentLimits? Limits => limits;

    /// <summary>With what the deployment was found to take, and the window that the server turned out to have, where that is smaller.</summary>
    public ModelFamily Family
    {
        get
        {
            var known = limits?.Of(family) ?? family;
            return _cutTo < known.ContextTokens
                ? known with
                {
                    ContextTokens = _cutTo.Value,
                }
                : known;
        }
    }

    /// <param name="maxAnswerTokens">For the visible answer; room for thinking comes on top where the model thinks.</param>
    /// <param name="read">Reads the answer. One that cannot be read is not kept.</param>
    /// <exception cref="ModelCallException">The service did not answer, or refused us rather than the text.</exception>
    public async Task<ModelReply> AskAsync<T>(
        Prompt prompt,
        IReadOnlyDictionary<string, string> values,
        int maxAnswerTokens,
        CallLedger ledger,
        Func<string, Reading<T>> read,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var messages = prompt.Render(values);
        var size = PromptSize.Of(prompt, messages[^1].Text);
        if (ledger.Objection(size.All) is { } objection)
        {
            return new ModelReply.OverBudget(objection);
        }

        if (size.All + maxAnswerTokens + Family.ThinkingTokens > Family.ContextTokens)
        {
            // Some services cut such a prompt without a word.
            return new ModelReply.TooLong();
        }

        var least = size.System + size.Schema + LeastRoom;

        var question = ResponseCache.Question(name, deployment, prompt, values);
        if (
            await responses.FindAsync(question, ledger.AnswersSince, cancellationToken) is { } kept
            && kept.Read(read) is ModelReply.Answer<T> known
        )
        {
            ledger.Reuse(kept);
            return known;
        }

        ChatResponse response;
        try
        {
            response = await chat.GetResponseAsync(
                messages,
                Family.OptionsFor(prompt, maxAnswerTokens),
                cancellationToken
            );
        }
        catch (ModelCallException exception)
            when (exception.Failure is ModelFailure.ContentFiltered or ModelFailure.ContextTooLong)
        {
            ledger.Add(name, size.All, usage: null, price: null);
            ledger.Note(forgiven: null, CallOutcomes.PromptRefused);
            if (exception.Failure is ModelFailure.ContentFiltered)
            {
                return new ModelReply.Filtered(exception.Message);
            }

            if (exception.Limit < least)
            {
                throw NoRoom(ModelFailure.Misconfigured, exception.Message);
            }

            return new ModelReply.TooLong(exception.Message, exception.Limit is not null);
        }

        var call = ledger.Add(
            response.ModelId ?? name,
            size.All,
            response.Usage,
            Family.Price,
            UnfilteredAnswer.IsSaidOf(response)
        );
        meter.Add(response.Usage, call.Cost);
        WorkerMetrics.Answered(deployment ?? name, response.Usage, call.Cost);
        if (book is not null)
        {
            await book.BookAsync(
                ledger.Raw,
                ledger.Language,
                deployment ?? name,
                response.Usage,
                call.Cost
            );
        }

        var answer = CachedResponse.Of(response, ledger.Article, call);
        var reply = answer.Read(read);
        if (size.CutTo(response.Usage, _wholeSeen) is { } window)
        {
            ledger.Note(forgiven: null, CallOutcomes.PromptCut);
            return Cut(reply, window, size, least);
        }

        _wholeSeen |= size.IsWhole(response.Usage);
        call = ledger.Note(
            (reply as ModelReply.Answer<T>)?.Reading.Forgiven,
            CallOutcomes.Of(reply)
        );
        if (reply is ModelReply.Answer<T>)
        {
            await responses.KeepAsync(question, answer with { Call = call });
        }

        return reply;
    }

    /// <summary>No article fits beside the prompt, whatever its length, and halving only costs requests.</summary>
    /// <param name="failure">What is known: that the window is too small, or only that a short text was refused.</param>
    /// <param name="said">By the service.</param>
    public ModelCallException NoRoom(ModelFailure failure, string said) =>
        new(
            failure,
            $"The context window of '{name}' is too small for the prompt and a paragraph. {WindowCure} {said}"
        )
        {
            Signature = "NoRoom",
        };

    /// <summary>A server that reads the end or the beginning of a prompt only, and answers all the same. Never kept: with a larger window it is another answer.</summary>
    private ModelReply Cut(ModelReply reply, int window, PromptSize size, int least)
    {
        if (Interlocked.Exchange(ref _cutsSaid, 1) == 0)
        {
            Log.PromptCut(logger, window, size.All, name);
        }

        if (window >= least && window < Family.ContextTokens)
        {
            // From now on articles are cut for this window before they are sent.
            _cutTo = window;
            return new ModelReply.TooLong();
        }

        return new ModelReply.CutPrompt(
            reply,
            $"The server read {window} of the prompt's {size.All} tokens, so parts of the rules or of the article were unknown to the model. Enlarge the context window of the server; the log says how."
        );
    }

    private static partial class Log
    {
        [LoggerMessage(
            225,
            LogLevel.Error,
            "The server of the model '{Model}' read {Read} of a prompt of {Counted} tokens and said nothing: its context window is too small. Enlarge it (Ollama: num_ctx of the model or OLLAMA_CONTEXT_LENGTH; vLLM: --max-model-len; LM Studio: context length of the loaded model; llama.cpp: -c), or set Model:Families:NAME:ContextTokens to what it has. Until then nothing is published as verified."
        )]
        public static partial void PromptCut(ILogger logger, int read, int counted, string model);
    }
}
