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

    /// <summary>Held by whoever compares a document and writes it; a process that dies gives it back.</summary>
    private const string TurnFile = ".turn";

    private const int MaxTries = 100; // each is lost only to somebody's deletion of the folder in the same moment

    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TurnPause = TimeSpan.FromMilliseconds(5);

    private static readonly EnumerationOptions WithoutLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    private readonly string _root = Path.GetFullPath(root);

    /// <summary>Where it is, for people.</summary>
    public override string ToString() => _root;

    private bool _swept;

    public Task<bool> PutIfAbsentAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) => WriteAsync(path, content, DurableFile.TryLink, cancellationToken);

    public Task PutAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) => WriteAsync(path, content, DurableFile.Replace, cancellationToken);

    public async Task<bool> PutIfUnchangedAsync(
        StorePath path,
        ReadOnlyMemory<byte> known,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        await using var turn = await TakeTurnAsync(path, cancellationToken);
        if (
            await ReadAsync(path, cancellationToken) is not { } there
            || !there.Span.SequenceEqual(known.Span)
        )
        {
            return false;
        }

        await PutAsync(path, content, cancellationToken);
        return true;
    }

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var file = FileOf(path);
            RefuseLinks(file);
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception)
            when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, exception);
        }
    }

    public Task<long?> LengthAsync(StorePath path, CancellationToken cancellationToken)
    {
        try
        {
            var file = FileOf(path);
            RefuseLinks(file);
            return Task.FromResult<long?>(new FileInfo(file).Length);
        }
        catch (Exception exception)
            when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<long?>(null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, exception);
        }
    }

    public IAsyncEnumerable<StorePath> ListAsync(
        StorePath folder,
        CancellationToken cancellationToken
    ) => ListAsync(folder, _ => true, cancellationToken);

    public IAsyncEnumerable<StorePath> ListOlderAsync(
        StorePath folder,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => ListAsync(folder, file => File.GetLastWriteTimeUtc(file) < before, cancellationToken);

    private async IAsyncEnumerable<StorePath> ListAsync(
        StorePath folder,
        Predicate<string> match,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask; // the disk is read lazily, without a call that could wait
        using var files = Open(folder);
        while (MoveNext(files, folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = files.Current;
            if (
                match(file)
                && StorePath.TryParse(Path.GetRelativePath(_root, file).Replace('\\', '/'))
                    is { } path
            )
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
            RefuseLinks(Path.GetDirectoryName(file)!); // a document lies below the root
            File.Delete(file); // the folder stays, because another process may be writing into it
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

    private async Task<bool> WriteAsync(
        StorePath path,
        ReadOnlyMemory<byte> content,
        Func<string, string, bool> giveName,
        CancellationToken cancellationToken
    )
    {
        var file = FileOf(path);
        var folder = Path.GetDirectoryName(file)!; // a document lies below the root
        var temporaries = Path.Combine(_root, Temporaries);
        var temporary = Path.Combine(temporaries, $"{Guid.NewGuid():N}");
        try
        {
            RefuseLinks(folder);
            RefuseLinks(temporaries);
            for (var tries = 1; ; tries++)
            {
                try
                {
                    await WriteTemporaryAsync(temporary, content, cancellationToken);
                    Create(folder);
                    return giveName(temporary, file);
                }
                catch (Exception exception)
                    when (exception is DirectoryNotFoundException or FileNotFoundException
                        && tries < MaxTries
                    )
                {
                    // Somebody deleted the folder in this moment. A rename into it says that the file is not found.
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

    private async Task WriteTemporaryAsync(
        string temporary,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(temporary))
        {
            return;
        }

        var temporaries = Path.GetDirectoryName(temporary)!; // it lies below the root
        Create(temporaries);
        if (!Interlocked.Exchange(ref _swept, true))
        {
            DeleteBrokenOff(temporaries);
        }

        await DurableFile.WriteAsync(temporary, content, cancellationToken);
    }

    private static void DeleteBrokenOff(string temporaries)
    {
        foreach (
            var file in new DirectoryInfo(temporaries)
                .EnumerateFiles()
                .Where(file =>
                    TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc > LongestWrite
                )
        )
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

        PrivateFolder.Create(folder, below: _root);
        for (
            var current = folder;
            current.Length > _root.Length;
            current = Path.GetDirectoryName(current)!
        ) // below the root
        {
            DurableFile.FlushFolder(current);
        }
    }

    private IEnumerator<string> Open(StorePath folder)
    {
        try
        {
            RefuseLinks(FileOf(folder));
            return Directory.EnumerateFiles(FileOf(folder), "*", WithoutLinks).GetEnumerator();
        }
        catch (DirectoryNotFoundException)
        {
            return Enumerable.Empty<string>().GetEnumerator(); // nothing was ever written there
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(folder, exception);
        }
    }

    private bool MoveNext(IEnumerator<string> files, StorePath folder)
    {
        try
        {
            return files.MoveNext();
        }
        catch (DirectoryNotFoundException)
        {
            return false; // deleted while it was read
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(folder, exception);
        }
    }

    /// <summary>One process at a time compares and writes: no call of a file system does both.</summary>
    private async Task<FileStream> TakeTurnAsync(
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(_root, TurnFile);
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                Create(_root);
                RefuseLinks(file);
                return PrivateFolder.OpenAlone(file);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(since) < LongestTurn)
            {
                await Task.Delay(TurnPause, TimeProvider.System, cancellationToken);
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException)
            {
                throw Unavailable(path, exception);
            }
        }
    }

    private string FileOf(StorePath path) => Path.Combine(_root, path.Value);

    /// <summary>A link planted inside the store must not lead us out of it, neither to write nor to read. The root itself may be one.</summary>
    private void RefuseLinks(string place)
    {
        for (
            var current = place;
            current.Length > _root.Length;
            current = Path.GetDirectoryName(current)!
        )
        {
            if (new DirectoryInfo(current).LinkTarget is { } target)
            {
                throw new IOException(
                    $"'{current}' is a link to '{target}'. Remove it; the store stays below '{_root}'."
                );
            }
        }
    }

    private StoreUnavailableException Unavailable(StorePath path, Exception exception) =>
        new(
            $"The store cannot use '{FileOf(path)}': {exception.Message} Look at the free space and the rights of '{_root}'.",
            exception
        );
}
