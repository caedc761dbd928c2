using NewsDigest.ChatModels;
using NewsDigest.Languages;
using NewsDigest.Settings;

namespace NewsDigest.Worker.Doctor;

/// <summary>The rows of the doctor, in the order of need.</summary>
internal static class InstallationChecks
{
    private const string Reinstall =
        "Install NewsDigest again; a file of it is missing or damaged.";

    /// <summary>Those that touch this machine only and take no time: a run begins with them.</summary>
    public static IReadOnlyList<DoctorCheck> Cheap(IConfiguration settings) =>
        [
            .. UsesFolder(settings)
                ?
                [
                    Of(
                        "data folder",
                        "Look at the folder that Data names.",
                        () => LocalChecks.LookAtFolder(settings)
                    ),
                ]
                : (DoctorCheck[])[],
            Of("limits", "Look at /proc/self/limits.", () => MachineChecks.LookAtLimits(settings)),
        ];

    /// <param name="deep">May spend money.</param>
    public static IReadOnlyList<DoctorCheck> All(
        IServiceProvider services,
        IConfiguration settings,
        bool deep
    )
    {
        var time = services.GetRequiredService<TimeProvider>();
        DoctorCheck[] asked =
        [
            new(
                "model",
                "Look at the engine's section of the settings.",
                token => ServiceChecks.AskModelAsync(services, token)
            ),
        ];
        return
        [
            Of(
                "settings",
                "The message names the key.",
                () => ServiceChecks.LookAtSettings(services, settings)
            ),
            .. Cheap(settings),
            new(
                "queue file",
                "Look at queue.db in the data folder.",
                token => LocalChecks.LookAtQueueFileAsync(settings, token)
            ),
            new(
                "clock",
                ServiceChecks.EndpointCure,
                token => ServiceChecks.LookAtClockAsync(settings, time, token)
            ),
            new(
                "identity",
                ServiceChecks.IdentityCure,
                token => ServiceChecks.LookAtIdentityAsync(settings, token)
            ),
            new(
                "address",
                ServiceChecks.EndpointCure,
                token => ServiceChecks.LookAtEndpointAsync(services, settings, token)
            ),
            .. NeedsFolder(settings) ? [] : Storage(services, settings),
            Of(
                "prompts",
                "Set Model:Prompts to a folder with all three, or leave it out.",
                () => ServiceChecks.LookAtPrompts(services)
            ),
            Of("tables", Reinstall, LookAtTables),
            new(
                "engine",
                "The message names what is missing; for Apertium: apt install the packages that it lists.",
                token => ServiceChecks.LookAtEngineAsync(services, token)
            ),
            new(
                "health address",
                "Set Health:Url.",
                token => MachineChecks.LookAtHealthAsync(settings, token)
            ),
            new(
                "telemetry",
                "Leave OTEL_EXPORTER_OTLP_ENDPOINT out.",
                MachineChecks.LookAtTelemetryAsync
            ),
            .. deep ? asked : [],
        ];
    }

    private static DoctorCheck[] Storage(IServiceProvider services, IConfiguration settings) =>
        [
            new(
                "queue",
                StorageChecks.QueueCure,
                token => StorageChecks.TryQueueAsync(settings, token)
            ),
            new(
                "backlog",
                StorageChecks.QueueCure,
                token => StorageChecks.LookAtBacklogAsync(services, token)
            ),
            new(
                "store",
                StorageChecks.StoreCure,
                token => StorageChecks.TryStoreAsync(services, token)
            ),
            new(
                "claims",
                StorageChecks.StoreCure,
                token => StorageChecks.LookAtClaimsAsync(services, token)
            ),
        ];

    /// <summary>Nothing is tried in a folder that is not there: trying would make it.</summary>
    private static bool NeedsFolder(IConfiguration settings) =>
        UsesFolder(settings) && !Directory.Exists(DataFolder.Of(settings));

    private static IReadOnlyList<CheckLine> LookAtTables()
    {
        var tokens = TokenCounter.Count("The council opened the new bridge.");
        LetterModels.Load();
        return
        [
            CheckLine.Ok("tables", $"tokenizer and language tables can be read ({tokens} tokens)"),
        ];
    }

    private static DoctorCheck Of(string what, string cure, Func<IReadOnlyList<CheckLine>> look) =>
        new(what, cure, _ => Task.FromResult(look()));

    private static bool UsesFolder(IConfiguration settings) =>
        SettingsReader.Read<QueueOptions>(settings).Kind == QueueKind.Local
        || SettingsReader.Read<StoreOptions>(settings).Kind == StoreKind.Local;
}
