using System.CommandLine;
using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Digests;
using NewsDigest.Publishing;
using NewsDigest.Settings;
using NewsDigest.Storage;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

/// <summary>Editions by hand and by other schedulers: cron, a job of Kubernetes or Container Apps.</summary>
internal static class DigestCommand
{
    private const string Name = "digest";

    private static readonly Argument<string?> Digest = new("NAME")
    {
        Description = "Name of the digest, as in Digest:Editions; all when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Argument<string> EditionId = new("EDITION")
    {
        Description = "Id of an edition, as 'digest list' shows it.",
    };
    private static readonly Argument<string?> StoryId = new("STORY")
    {
        Description = "Id of a story; all when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<string?> At = new("--at")
    {
        Description =
            "Make the edition whose window holds this time, or ends at it: ISO 8601, UTC when it has no offset.",
        HelpName = "TIME",
    };
    private static readonly Option<string?> Revise = new("--revise")
    {
        Description =
            "With --at: another revision of an edition that was published, with the settings and overrides of now, for this reason.",
        HelpName = "REASON",
    };

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Makes and shows editions: one page, feed and mail of the stories of a time (Digest:Editions)."
        )
        {
            Sub("run", "Makes the editions that are due, and ends.", RunAsync, Digest, At, Revise),
            Sub(
                "preview",
                "Shows the edition that would be made now. Writes nothing, sends nothing.",
                PreviewAsync,
                Digest,
                At
            ),
            Sub("list", "Lists editions, newest first, with their state.", ListAsync, Digest),
            Sub("show", "Shows the stories of an edition.", ShowAsync, EditionId),
            Sub(
                "explain",
                "Says why articles are together, and what the place of a story follows from.",
                ExplainAsync,
                EditionId,
                StoryId
            ),
            DigestSendCommand.CreateSend(),
            DigestSendCommand.CreateResend(),
            Sub(
                "index",
                "Writes the entries of the time index that are missing, by reading every result.",
                IndexAsync
            ),
        };
        return command;
    }

    private static Command Sub(
        string name,
        string description,
        Func<ParseResult, CancellationToken, Task<int>> run,
        params ReadOnlySpan<Symbol> symbols
    )
    {
        var command = new Command(name, description) { CommonOptions.Json };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)symbol);
            }
        }

        command.SetAction(run);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Build(command);
        var maker = services.GetRequiredService<EditionMaker>();
        var definitions = DefinitionsOf(command.GetValue(Digest), maker);
        if (command.GetValue(Revise) is not null && command.GetValue(At) is null)
        {
            throw new BadConfigurationException(
                "digest run: --revise needs --at, which says of when."
            );
        }

        if (command.GetValue(At) is { } at)
        {
            var made = await MakeAsync(
                command,
                services,
                definitions,
                ReadTime(at),
                cancellationToken
            );
            Print(command, "digest run", made, CommandLine.Done);
            return CommandLine.Done;
        }

        var (published, failed) = await maker.MakeDueAsync(
            command.GetValue(Digest) is null ? null : definitions[0].Name,
            cancellationToken
        );
        var exitCode = failed > 0 ? CommandLine.Failed : CommandLine.Done;
        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject("digest run", new { published, failed }, exitCode);
        }
        else
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{published} {(published == 1 ? "edition is" : "editions are")} published, {failed} failed."
                )
            );
        }

        return exitCode;
    }

    private static async Task<IReadOnlyList<Row>> MakeAsync(
        ParseResult command,
        ServiceProvider services,
        IReadOnlyList<EditionDefinition> definitions,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var maker = services.GetRequiredService<EditionMaker>();
        List<Row> rows = [];
        foreach (var definition in definitions)
        {
            var to = EndOf(definition, at);
            if (to > services.GetRequiredService<TimeProvider>().GetUtcNow())
            {
                throw new BadConfigurationException(
                    $"digest run: the edition of '{definition.Name}' at {to:u} is not over yet. 'digest preview' shows what it has so far."
                );
            }

            var edition = command.GetValue(Revise) is { } reason
                ? await maker.ReviseAsync(
                    EditionKey.Of(definition.Name, to),
                    definition,
                    reason,
                    cancellationToken
                )
                : await maker.MakeAsync(definition, to, cancellationToken);
            if (edition is not null)
            {
                rows.Add(Row.Of(edition, PlaceOf(services, edition)));
            }
        }

        return rows;
    }

    private static async Task<int> PreviewAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Build(command);
        var maker = services.GetRequiredService<EditionMaker>();
        var time = command.GetValue(At) is { } at
            ? ReadTime(at)
            : services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var definition in DefinitionsOf(command.GetValue(Digest), maker))
        {
            Show(
                command,
                "digest preview",
                await maker.PreviewAsync(definition, EndOf(definition, time), cancellationToken)
            );
        }

        return CommandLine.Done;
    }

    private static async Task<int> ListAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var library = services.GetRequiredService<EditionLibrary>();
        var editions = await library.ListAsync(
            command.GetValue(Digest)?.ToLowerInvariant(),
            cancellationToken
        );
        List<Row> rows = [];
        foreach (var state in editions.Reverse())
        {
            var edition =
                state.State == EditionStates.Published
                    ? await library.ReadAsync(state.Key, cancellationToken)
                    : null;
            rows.Add(
                edition is null
                    ? new Row(
                        state.Key.Id,
                        state.State,
                        state.Key.Revision,
                        state.Key.At,
                        null,
                        null,
                        null
                    )
                    : Row.Of(edition, PlaceOf(services, edition))
            );
        }

        Print(command, "digest list", rows, CommandLine.Done);
        return CommandLine.Done;
    }

    private static async Task<int> ShowAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        Show(
            command,
            "digest show",
            await ReadAsync(command.GetRequiredValue(EditionId), services, cancellationToken)
        );
        return CommandLine.Done;
    }

    private static async Task<int> ExplainAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var edition = await ReadAsync(
            command.GetRequiredValue(EditionId),
            services,
            cancellationToken
        );
        var id = command.GetValue(StoryId);
        var stories = edition.Stories.Where(story => id is null || story.Id == id).ToArray();
        if (stories is [])
        {
            throw new BadConfigurationException(
                $"digest explain: edition '{edition.Id}' has no story '{id}'."
            );
        }

        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject(
                "digest explain",
                stories.Select(story => new
                {
                    story.Id,
                    story.Headline,
                    story.Continues,
                    story.Score,
                    story.Why,
                    story.Related,
                    story.Articles,
                }),
                CommandLine.Done
            );
            return CommandLine.Done;
        }

        foreach (var story in stories)
        {
            Console.WriteLine(string.Join(Environment.NewLine, Explain(story)));
        }

        return CommandLine.Done;
    }

    private static IEnumerable<string> Explain(Story story)
    {
        yield return $"{story.Id}  {story.Headline}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"  score {story.Score.Total:0.###}: {string.Join(", ", story.Score.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Value:0.###}")))}"
        );
        if (story.Continues is { } before)
        {
            yield return $"  continues {before.Edition}: {before.Headline}";
        }

        foreach (var article in story.Articles)
        {
            yield return $"  {article.Ref} {article.Role, -7} {article.Language} {article.Id}: {article.Title.English ?? article.Title.Original}";
        }

        foreach (var reason in story.Why)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {reason.Article} with {reason.With} ({reason.By}, p {reason.Probability:0.##}): {reason.Text}"
            );
        }

        foreach (var related in story.Related)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  related {related.Story} (p {related.Probability:0.##}): {related.Headline}"
            );
        }
    }

    private static async Task<int> IndexAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var damaged = 0;
        var (results, written) = await new PublishedIndex(
            services.GetRequiredService<IResultStore>()
        ).RepairAsync(
            exception =>
            {
                damaged++;
                Console.Error.WriteLine($"newsdigest: {exception.Message}");
            },
            cancellationToken
        );
        var exitCode = damaged > 0 ? CommandLine.Failed : CommandLine.Done;
        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject(
                "digest index",
                new
                {
                    results,
                    written,
                    damaged,
                },
                exitCode
            );
        }
        else
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{results} results; {written} entries of the time index were missing and are written."
                )
            );
        }

        return exitCode;
    }

    /// <summary>The newest revision of a published edition.</summary>
    public static async Task<Edition> ReadAsync(
        string id,
        ServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var edition = EditionKey.OfId(id) is { } key
            ? await services.GetRequiredService<EditionLibrary>().ReadAsync(key, cancellationToken)
            : null;
        return edition
            ?? throw new BadConfigurationException(
                $"There is no published edition '{id}'. 'newsdigest digest list' shows those that there are."
            );
    }

    private static void Show(ParseResult command, string name, Edition edition)
    {
        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject(name, edition, CommandLine.Done);
            return;
        }

        Console.WriteLine(string.Join(Environment.NewLine, Lines(edition)));
    }

    private static IEnumerable<string> Lines(Edition edition)
    {
        yield return $"{edition.Title}  {edition.Id}{(edition.Revision > 1 ? $", revision {edition.Revision}: {edition.RevisionReason}" : "")}";
        yield return $"{edition.Counts.InStories} of {edition.Counts.Received} articles are in stories{string.Concat(edition.Counts.LeftOut.Select(left => $", {left.Count} left out ({left.Reason})"))}.";
        foreach (var note in edition.Notes)
        {
            yield return note;
        }

        foreach (var story in edition.Stories)
        {
            yield return "";
            yield return $"{story.Headline}  ({story.Sources} {(story.Sources == 1 ? "source" : "sources")}, {string.Join(' ', story.Languages)}, {story.Id})";
            foreach (var sentence in story.Sentences)
            {
                yield return $"  {sentence.Text} [{string.Join(", ", sentence.Citations.Select(citation => $"{citation.Article} {citation.Paragraph}"))}]";
            }

            foreach (var figure in story.Figures)
            {
                yield return $"  {figure.Label}: {string.Join(" · ", figure.Values.Select(value => $"{value.Text} ({value.Source}{(value.IsChecked ? "" : ", unverified")})"))}";
            }
        }

        foreach (var story in edition.More)
        {
            yield return $"also: {story.Headline}";
        }
    }

    /// <summary>With the chat engine only where a digest wants it: the others need no account.</summary>
    private static ServiceProvider Build(ParseResult command)
    {
        var settings = CommonOptions.ReadSettings(command);
        DataFolder.Require(settings);
        var general = SettingsReader.Read<GeneralOptions>(settings);
        var wantsModel =
            general.Engine != GeneralOptions.Offline
            && SettingsReader
                .Read<DigestOptions>(settings)
                .Editions.Values.Any(edition => edition.Model);
        return Services.Build(settings, withEngine: wantsModel);
    }

    /// <param name="name">Null for all.</param>
    public static IReadOnlyList<EditionDefinition> DefinitionsOf(string? name, EditionMaker maker)
    {
        if (maker.Definitions is [])
        {
            throw new BadConfigurationException(
                "There is no digest in the settings. Write one, such as Digest:Editions:morning:Schedule = '0 7 * * *'."
            );
        }

        if (name is null)
        {
            return maker.Definitions;
        }

        return
            maker.Definitions.FirstOrDefault(definition =>
                definition.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            )
                is { } found
            ? [found]
            : throw new BadConfigurationException(
                $"There is no digest '{name}'. There are: {string.Join(", ", maker.Definitions.Select(definition => definition.Name))}."
            );
    }

    /// <summary>The time of the schedule at which the window ends that holds a time.</summary>
    public static DateTimeOffset EndOf(EditionDefinition definition, DateTimeOffset at) =>
        new EditionSchedule(definition).After(at - TimeSpan.FromTicks(1))
        ?? throw new BadConfigurationException(
            $"The schedule '{definition.Schedule}' of '{definition.Name}' has no time after {at:u}."
        );

    private static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : throw new BadConfigurationException(
                $"--at: '{text}' is no time. Write one such as 2026-11-30T07:00+01:00."
            );

    private static string PlaceOf(ServiceProvider services, Edition edition) =>
        services.GetRequiredService<IResultStore>().Locate(EditionKey.OfId(edition.Id)!.Html); // an edition has an id

    private static void Print(
        ParseResult command,
        string name,
        IReadOnlyList<Row> rows,
        int exitCode
    )
    {
        if (command.GetValue(CommonOptions.Json))
        {
            using var output = JsonOutput.StartList(name);
            foreach (var row in rows)
            {
                output.Add(row);
            }

            output.EndList(exitCode, []);
            return;
        }

        foreach (var row in rows)
        {
            Console.WriteLine(
                row.Stories is null
                    ? $"{row.Id}  {row.State}"
                    : $"{row.Id}  {row.State}  {row.Stories} stories, {row.Articles} articles  {VisibleText.Of(row.File ?? "")}"
            );
        }
    }

    private sealed record Row(
        string Id,
        string State,
        int Revision,
        DateTimeOffset At,
        int? Stories,
        int? Articles,
        string? File
    )
    {
        public static Row Of(Edition edition, string file) =>
            new(
                edition.Id,
                EditionStates.Published,
                edition.Revision,
                edition.Window.To,
                edition.Stories.Count + edition.More.Count,
                edition.Counts.Received,
                file
            );
    }
}
