using System.Runtime.CompilerServices;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Local;

/// <summary>
/// A folder as store. A document is written to a temporary file, flushed to the disk and then given its name in one step,
/// so that readers, other processes and a crash see all of it or nothing. What a killed process left half written is deleted.
/// </summary>
internal sealed class FolderResultStore(string root) : IResultStore
{
    // Never a path of ours, no segment of which starts with a dot; so listings leave it out.
    private const string Temporaries = ".tmp";

    private const int MaxTries = 100; // each is lost only to another's deletion in the same moment

    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    private readonly string _root = Path.GetFullPath(root);

    /// <summary>Where it is, for people.</summary>
    public override string ToString() => _root;
    private bool _swept;

    public Task<bool> PutIfAbsentAsync(StorePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, content, DurableFile.TryLink, cancellationToken);

    public Task PutAsync(StorePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, content, DurableFile.Replace, cancellationToken);

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(StorePath path, CancellationToken cancellationToken)
    {
        try
        {
            var file = FileOf(path);
            RefuseLinks(file);
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, exception);
        }
    }

    public IAsyncEnumerable<StorePath> ListAsync(StorePath folder, CancellationToken cancellationToken) => ListAsync(Files(folder), cancellationToken);

    public IAsyncEnumerable<StorePath> ListOlderAsync(StorePath folder, DateTimeOffset before, CancellationToken cancellationToken) =>
        ListAsync(Files(folder).Where(file => File.GetLastWriteTimeUtc(file) < before), cancellationToken);

    private async IAsyncEnumerable<StorePath> ListAsync(IEnumerable<string> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask; // the disk is read lazily, without a call that could wait
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (StorePath.TryParse(Path.GetRelativePath(_root, file).Replace('\\', '/')) is { } path)
            {
                yield return path;
            }
        }
    }

    public Task DeleteAsync(StorePath path, CancellationToken cancellationToken)
    {
        try
        {
            var file = FileOf(path);
            File.Delete(file);
            RemoveIfEmpty(Path.GetDirectoryName(file)!); // a document lies below the root
            return Task.CompletedTask;
        }
        catch (DirectoryNotFoundException)
        {
            return Task.CompletedTask;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, exception);
        }
    }

    public string Locate(StorePath path) => FileOf(path);

    private async Task<bool> WriteAsync(StorePath path, ReadOnlyMemory<byte> content, Func<string, string, bool> giveName, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        var folder = Path.GetDirectoryName(file)!; // a document lies below the root
        var temporaries = Path.Combine(_root, Temporaries);
        var temporary = Path.Combine(temporaries, $"{Guid.NewGuid():N}");
        try
        {
            Create(temporaries);
            RefuseLinks(folder);
            RefuseLinks(temporaries);
            if (!Interlocked.Exchange(ref _swept, true))
            {
                DeleteBrokenOff(temporaries);
            }

            await DurableFile.WriteAsync(temporary, content, cancellationToken);
            for (var tries = 1; ; tries++)
            {
                try
                {
                    Create(folder);
                    return giveName(temporary, file);
                }
                catch (DirectoryNotFoundException) when (tries < MaxTries)
                {
                    // Another worker's was the last document in the folder, and took the folder with it.
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, exception);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private static void DeleteBrokenOff(string temporaries)
    {
        foreach (var file in new DirectoryInfo(temporaries).EnumerateFiles().Where(file => TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc > LongestWrite))
        {
            file.Delete();
        }
    }

    /// <summary>A new folder is a name in its parent, which is flushed on its own, up to the root.</summary>
    private void Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        PrivateFolder.Create(folder);
        for (var current = folder; current.Length > _root.Length; current = Path.GetDirectoryName(current)!) // below the root
        {
            DurableFile.FlushFolder(current);
        }
    }

    private IEnumerable<string> Files(StorePath folder)
    {
        try
        {
            return Directory.EnumerateFiles(FileOf(folder), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
        }
        catch (DirectoryNotFoundException)
        {
            return []; // nothing was ever written there, or the last document has just gone
        }
    }

    private string FileOf(StorePath path) => Path.Combine(_root, path.Value);

    /// <summary>A link planted inside the store must not lead us out of it, neither to write nor to read. The root itself may be one.</summary>
    private void RefuseLinks(string place)
    {
        for (var current = place; current.Length > _root.Length; current = Path.GetDirectoryName(current)!)
        {
            if (new DirectoryInfo(current).LinkTarget is { } target)
            {
                throw new IOException($"'{current}' is a link to '{target}'. Remove it; the store stays below '{_root}'.");
            }
        }
    }

    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: false);
        }
        catch (IOException)
        {
            // Other documents lie here, and they keep their folder.
        }
    }

    private StoreUnavailableException Unavailable(StorePath path, Exception exception) =>
        new($"The store cannot use '{FileOf(path)}': {exception.Message} Look at the free space and the rights of '{_root}'.", exception);
}
