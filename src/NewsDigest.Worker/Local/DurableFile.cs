using System.Runtime.InteropServices;

namespace NewsDigest.Worker.Local;

/// <summary>Whole or absent: temporary file, flush, one step that gives the name, flush of the folder.</summary>
internal static partial class DurableFile
{
    private const int NotFound = 2; // ENOENT
    private const int AlreadyExists = 17; // EEXIST

    public static async Task WriteAsync(
        string file,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using var stream = new FileStream(file, options);
            await stream.WriteAsync(content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // .NET's word for a file that may not grow any more (EFBIG), where a full disk is an IOException.
            throw new IOException(
                $"'{file}' cannot take {content.Length} bytes: {exception.Message}",
                exception
            );
        }
    }

    public static bool Replace(string temporary, string file)
    {
        File.Move(temporary, file, overwrite: true);
        FlushFolder(file);
        return true;
    }

    /// <summary>False when the name is taken. File.Move without overwrite looks first and renames then, so two processes could both win; link(2) cannot.</summary>
    public static bool TryLink(string temporary, string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMove(temporary, file);
        }

        if (Link(temporary, file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            var message =
                $"Could not give '{file}' its name: {Marshal.GetPInvokeErrorMessage(error)}.";
            return error switch
            {
                AlreadyExists => false,
                NotFound => throw new DirectoryNotFoundException(message),
                _ => throw new IOException(message),
            };
        }

        FlushFolder(file);
        return true;
    }

    private static bool TryMove(string temporary, string file)
    {
        try
        {
            File.Move(temporary, file, overwrite: false); // one step on Windows
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }

    /// <summary>The name is in the folder, and the folder is flushed on its own.</summary>
    public static void FlushFolder(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Path.GetDirectoryName(file)!; // a document lies in a folder
        var handle = Open(folder, flags: 0); // read only; .NET itself opens no folders
        if (handle < 0 || FSync(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            var message =
                $"Could not flush the folder '{folder}' to the disk: {Marshal.GetPInvokeErrorMessage(error)}.";
            _ = Close(handle);
            throw error == NotFound
                ? new DirectoryNotFoundException(message)
                : new IOException(message);
        }

        _ = Close(handle);
    }

    [LibraryImport(
        "libc",
        EntryPoint = "open",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8
    )]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);

    [LibraryImport(
        "libc",
        EntryPoint = "link",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8
    )]
    private static partial int Link(string existing, string created);
}
