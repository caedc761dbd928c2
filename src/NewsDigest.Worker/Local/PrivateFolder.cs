namespace NewsDigest.Worker.Local;

/// <summary>Folders that only this user may read: articles can be under embargo.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    /// <summary>Makes each missing folder from <paramref name="below"/> down private; those that the system makes on the way to the last are not.</summary>
    /// <exception cref="DirectoryNotFoundException">One was deleted in the same moment.</exception>
    public static void Create(string path, string below)
    {
        var missing = new Stack<string>();
        for (
            var current = path;
            current.Length >= below.Length && !Directory.Exists(current);
            current = Path.GetDirectoryName(current)!
        ) // ends at the root at the latest
        {
            missing.Push(current);
        }

        foreach (var folder in missing)
        {
            try
            {
                Create(folder);
            }
            catch (IOException exception) when (!Path.Exists(folder))
            {
                // Another made it and a third deleted it in this moment: whoever writes tries again.
                throw new DirectoryNotFoundException(
                    $"'{folder}' was deleted while it was made.",
                    exception
                );
            }
        }
    }

    /// <summary>An empty file, where there is none, that only this user may read.</summary>
    public static void CreateFile(string file) => Open(file, FileShare.ReadWrite).Dispose();

    /// <summary>Opens a file that nobody else can open meanwhile, in this process or another; made where there is none.</summary>
    /// <exception cref="IOException">Somebody has it open.</exception>
    public static FileStream OpenAlone(string file) => Open(file, FileShare.None);

    private static FileStream Open(string file, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(file, options);
    }
}
