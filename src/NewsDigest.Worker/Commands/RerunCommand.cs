using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Languages;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Commands;

/// <summary>Puts articles that have a result on the queue again, from the messages kept beside their results.</summary>
internal static class RerunCommand
{
    private const string Name = "rerun";

    private static readonly Argument<string[]> Ids = new("ID")
    {
        Description = "Ids of articles, as the producer gave them.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private static readonly Option<string?> Verdict = new("--verdict")
    {
        Description =
            "All whose result has this verdict: verified, verified_with_notes, needs_review or failed.",
        HelpName = "V",
    };
    private static readonly Option<string?> Reason = new("--reason")
    {
        Description =
            "All whose result names this reason or caveat, such as no_usable_answer, refused, prompt_cut or V09.",
        HelpName = "R",
    };
    private static readonly Option<string?> Since = new("--since")
    {
        Description =
            "All whose result was finished at this time or later, such as 2026-11-30 or 2026-11-30T08:00Z.",
        HelpName = "T",
    };
    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Name the articles and the price, and send nothing.",
    };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Puts articles on the queue again, to be done anew whatever result they have, and says the price first. --engine is the engine whose price is said; the worker that takes them decides."
        )
        {
            Ids,
            Verdict,
            Reason,
            Since,
            DryRun,
            Yes,
        };
        command.SetAction(RerunAsync);
        return command;
    }

    private static async Task<int> RerunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var settings = CommonOptions.ReadSettings(command);
        var choice = RerunChoice.Read(
            command.GetValue(Ids) ?? [],
            command.GetValue(Verdict),
            command.GetValue(Reason),
            command.GetValue(Since)
        );
        await using var services = Services.Build(settings);
        var originals = new Originals(
            services.GetRequiredService<IResultStore>(),
            services.GetRequiredService<ArticleBodies>()
        );
        var chosen = await ChooseAsync(
            services.GetRequiredService<ResultLibrary>(),
            choice,
            cancellationToken
        );
        if (chosen is [])
        {
            Console.Error.WriteLine(
                "newsdigest: no article has a result of that kind; nothing was put on the queue."
            );
            return CommandLine.Failed;
        }

        Console.WriteLine(
            string.Join(
                Environment.NewLine,
                await PriceAsync(settings, originals, chosen, cancellationToken)
            )
        );
        if (command.GetValue(DryRun))
        {
            Console.WriteLine(
                $"{Articles(chosen.Count)} would be put on the queue. Nothing was sent."
            );
            return CommandLine.Done;
        }

        if (!command.GetValue(Yes) && !Confirm(chosen.Count))
        {
            Console.WriteLine("Nothing was put on the queue.");
            return CommandLine.Failed;
        }

        var submitter = services.GetRequiredService<ArticleSubmitter>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var stored in chosen)
        {
            await submitter.SubmitAsync(
                await originals.ReadForRerunAsync(stored, now, cancellationToken),
                cancellationToken
            );
        }

        Console.WriteLine($"{Articles(chosen.Count)} put on the queue.");
        return CommandLine.Done;
    }

    /// <summary>Of each article the result that counts.</summary>
    private static async Task<List<StoredResult>> ChooseAsync(
        ResultLibrary library,
        RerunChoice choice,
        CancellationToken cancellationToken
    )
    {
        List<StoredResult> chosen = [];
        await foreach (
            var current in library.ListCurrentAsync(
                damaged => Console.Error.WriteLine($"newsdigest: {damaged.Message}"),
                cancellationToken
            )
        )
        {
            if (
                choice.MayBe(current)
                && await library.ReadAsync(current, cancellationToken) is { } stored
                && choice.Is(stored.Result)
            )
            {
                chosen.Add(stored);
            }
        }

        return [.. chosen.OrderBy(stored => stored.Result.Id, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> PriceAsync(
        IConfiguration settings,
        Originals originals,
        IReadOnlyList<StoredResult> chosen,
        CancellationToken cancellationToken
    )
    {
        await using var services = new ServiceCollection()
            .AddModels(settings)
            .BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        var (model, summaryModel) = EstimateCommand.Models(settings);
        var (translation, summary) = (
            ChatEngine.FamilyOf(model, options),
            ChatEngine.FamilyOf(summaryModel, options)
        );
        var (prompts, hostLines) = (
            ChatEngine.LoadPrompts(options),
            CleaningServices.ReadHostLines(settings)
        );
        var sum = new EstimateSum(translation.Price, summary.Price, ("article", "articles"));
        List<string> lines = [];
        foreach (var stored in chosen)
        {
            var isFree = string.Equals(
                settings["Engine"],
                "offline",
                StringComparison.OrdinalIgnoreCase
            );
            if (
                await originals.ReadArticleAsync(stored, cancellationToken) is not { } raw
                || ArticleCleaner.TryClean(raw, hostLines) is not { } clean
            )
            {
                lines.Add(
                    $"{stored.Result.Id}: {stored.Result.Verdict.Words()}; its price cannot be said"
                );
                continue;
            }

            var (first, second) = isFree
                ? (ArticleEstimate.None, ArticleEstimate.None)
                : ArticleEstimate.Parts(
                    clean,
                    LanguageDetector.Detect(clean),
                    prompts,
                    translation,
                    summary
                );
            var estimate = sum.Add(stored.Result.Id, first, second);
            lines.Add(
                $"{VisibleText.Line(stored.Result.Id)}: {stored.Result.Verdict.Words()}; {estimate.Calls} {(estimate.Calls == 1 ? "call" : "calls")}, {estimate.Input} tokens in, {estimate.Output} out"
            );
        }

        return [.. lines, .. sum.Lines(null)];
    }

    private static bool Confirm(int count)
    {
        Console.Write($"Put {Articles(count)} on the queue again? [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private static string Articles(int count) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {(count == 1 ? "article" : "articles")}"
        );
}
