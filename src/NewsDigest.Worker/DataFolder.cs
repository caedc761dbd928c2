using NewsDigest.Settings;
using NewsDigest.Worker.Configuration;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker;

/// <summary>The folder of the embedded queue and of the folder store.</summary>
internal static class DataFolder
{
    /// <summary>One of these lies in every data folder that holds the queue.</summary>
    private static readonly string[] Signs = ["queue.db", "results", "quarantine", "held"];

    public static string Of(GeneralOptions options) => Path.GetFullPath(options.Data);

    /// <summary>For the commands that put something in: says when it makes the folder, since a misspelt name makes one too.</summary>
    public static void Make(IConfiguration settings)
    {
        if (!IsUsed(settings) || Directory.Exists(Of(settings)))
        {
            return;
        }

        Console.Error.WriteLine(
            $"newsdigest: There is no data folder '{Of(settings)}' yet; it is made."
        );
        try
        {
            PrivateFolder.Create(Of(settings));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadConfigurationException(
                $"{nameof(GeneralOptions.Data)}: the folder '{Of(settings)}' cannot be made: {exception.Message}"
            );
        }
    }

    /// <summary>For the commands that only look: a folder that is not there is a misspelt name, and zeros would hide it.</summary>
    public static void Require(IConfiguration settings)
    {
        var folder = Of(settings);
        var hasQueue = SettingsReader.Read<QueueOptions>(settings).Kind == QueueKind.Local;
        var isThere = hasQueue
            ? Signs.Any(sign => Path.Exists(Path.Combine(folder, sign)))
            : Directory.Exists(folder);
        if (!IsUsed(settings) || isThere)
        {
            return;
        }

        var what = Directory.Exists(folder)
            ? $"The folder '{folder}' holds no queue and no results"
            : $"There is no data folder '{folder}'";
        throw new BadConfigurationException(
            $"{what}. Name another with --data or the key '{nameof(GeneralOptions.Data)}'; 'newsdigest submit' and 'newsdigest run' make one."
        );
    }

    public static string Of(IConfiguration settings) =>
        Of(SettingsReader.Read<GeneralOptions>(settings));

    private static bool IsUsed(IConfiguration settings) =>
        SettingsReader.Read<QueueOptions>(settings).Kind == QueueKind.Local
        || SettingsReader.Read<StoreOptions>(settings).Kind == StoreKind.Local;
}
