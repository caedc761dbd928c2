using NewsDigest.Cleaning;
using NewsDigest.Settings;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker;

internal static class CleaningServices
{
    private const string Key = $"{CleaningOptions.Section}:{nameof(CleaningOptions.Lines)}";

    /// <summary>The file is read at the start, so that a wrong one is said before the first article.</summary>
    public static HostLines ReadHostLines(IConfiguration configuration)
    {
        if (SettingsReader.Read<CleaningOptions>(configuration).Lines is not { Length: > 0 } path)
        {
            return HostLines.None;
        }

        try
        {
            return HostLines.Parse(File.ReadLines(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadConfigurationException($"{Key}: {exception.Message}");
        }
        catch (FormatException exception)
        {
            throw new BadConfigurationException($"{Key}: in '{path}', {exception.Message}");
        }
    }
}
