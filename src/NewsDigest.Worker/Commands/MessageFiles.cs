using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsDigest.Articles;
using NewsDigest.Cleaning.NoArticle;
using NewsDigest.Intake;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

/// <summary>
/// Reads messages from files, folders and standard input. A message is passed on as it stands; texts and pages become one.
/// What is not read is said on standard error, with the reason, and kept in <see cref="Skipped"/>.
/// </summary>
/// <param name="command">Who reads, for messages to the user.</param>
/// <param name="dataFolder">Holds results and no articles; null where there is none.</param>
internal sealed class MessageFiles(string command, string? dataFolder = null)
{
    private const int MostNamed = 20; // a folder of pictures must not fill the screen

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private static readonly string[] Known =
    [
        ".json",
        ".jsonl",
        ".ndjson",
        ".txt",
        ".html",
        ".htm",
        ".xml",
        ".rss",
        ".atom",
    ];

    private readonly List<SkippedFile> _skipped = [];

    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>Whether something could not be read that should have been.</summary>
    public bool HasFailed => _skipped.Any(file => file.Failed);

    public async IAsyncEnumerable<MessageFile> ReadAsync(
        IReadOnlyList<string> paths,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        RequireAll(paths);
        foreach (var path in paths)
        {
            var messages = path switch
            {
                "-" => ReadLinesAsync(
                    "standard input",
                    Console.OpenStandardInput(),
                    cancellationToken
                ),
                _ when Directory.Exists(path) => ReadFolderAsync(path, cancellationToken),
                _ => ReadFileAsync(path, Path.GetFileName(path), cancellationToken),
            };
            await foreach (var message in messages)
            {
                yield return message;
            }
        }

        if (_skipped.Count > MostNamed)
        {
            Console.Error.WriteLine(
                $"and {_skipped.Count - MostNamed} more were skipped; --json names them all."
            );
        }
    }

    /// <summary>Before anything is read or sent: a misspelt name must not leave half of the work done.</summary>
    public void RequireAll(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            Require(path);
        }
    }

    private void Require(string path)
    {
        if (path == "-" || Directory.Exists(path))
        {
            return;
        }

        if (!File.Exists(path))
        {
            throw new BadConfigurationException($"{command}: there is no file or folder '{path}'.");
        }

        if (!Known.Contains(Extension(path)))
        {
            throw new BadConfigurationException(
                $"{command}: '{path}' is none of {string.Join(' ', Known)}. Rename it to what it holds."
            );
        }
    }

    private async IAsyncEnumerable<MessageFile> ReadFolderAsync(
        string folder,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var file in FilesBelow(folder))
        {
            if (!Known.Contains(Extension(file)))
            {
                Skip(new SkippedFile(file, $"its kind is none of {string.Join(' ', Known)}"));
                continue;
            }

            await foreach (
                var message in ReadFileAsync(
                    file,
                    Path.GetRelativePath(folder, file).Replace('\\', '/'),
                    cancellationToken
                )
            )
            {
                yield return message;
            }
        }
    }

    /// <summary>In the order of their paths. A link to a folder is not followed: it may lead in a circle.</summary>
    private List<string> FilesBelow(string folder)
    {
        List<string> files = [];
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                var path = Path.Combine(folder, entry.Name);
                if (entry is not DirectoryInfo)
                {
                    files.Add(path);
                }
                else if (Path.GetFullPath(path) == dataFolder)
                {
                    Skip(new SkippedFile(path, "it is the data folder"));
                }
                else if (entry.LinkTarget is not null)
                {
                    Skip(
                        new SkippedFile(path, "it is a link to a folder; name that folder itself")
                    );
                }
                else
                {
                    files.AddRange(FilesBelow(path));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Skip(new SkippedFile(folder, $"it cannot be read: {exception.Message}", Failed: true));
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <param name="name">Becomes the article's id where the file is not a message that has one.</param>
    private async IAsyncEnumerable<MessageFile> ReadFileAsync(
        string path,
        string name,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        switch (Extension(path))
        {
            case ".json":
                if (
                    await TryAsync(path, () => File.ReadAllBytesAsync(path, cancellationToken)) is
                    { } bytes
                )
                {
                    var messages = IsJsonFeed(bytes)
                        ? await ReadFeedAsync(path, cancellationToken)
                        : [new MessageFile(path, bytes)];
                    foreach (var message in messages)
                    {
                        yield return message;
                    }
                }

                break;
            case ".xml" or ".rss" or ".atom":
                foreach (var message in await ReadFeedAsync(path, cancellationToken))
                {
                    yield return message;
                }

                break;
            case ".jsonl" or ".ndjson":
                if (await TryAsync(path, () => Task.FromResult(File.OpenRead(path))) is { } lines)
                {
                    await foreach (var message in ReadLinesAsync(path, lines, cancellationToken))
                    {
                        yield return message;
                    }
                }

                break;
            case var extension:
                if (
                    await TryAsync(path, () => TextFile.ReadAsync(path, cancellationToken)) is
                    { } body
                )
                {
                    yield return new MessageFile(
                        path,
                        Message(name, body, extension == ".txt" ? "text/plain" : "text/html")
                    );
                }

                break;
        }
    }

    private async Task<IReadOnlyList<MessageFile>> ReadFeedAsync(
        string path,
        CancellationToken cancellationToken
    ) =>
        await TryAsync(
            path,
            async () =>
                FeedFile.Messages(path, (await TextFile.ReadAsync(path, cancellationToken)).Text)
        ) ?? [];

    /// <summary>One file that cannot be read must not keep the others back.</summary>
    private async Task<T?> TryAsync<T>(string path, Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Skip(new SkippedFile(path, $"it cannot be read: {exception.Message}", Failed: true));
            return null;
        }
    }

    private async IAsyncEnumerable<MessageFile> ReadLinesAsync(
        string name,
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(stream, StrictUtf8);
        for (
            var number = 1;
            await ReadUtf8Async(name, async () => await reader.ReadLineAsync(cancellationToken))
                is { } line;
            number++
        )
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return new MessageFile($"{name} line {number}", Encoding.UTF8.GetBytes(line));
            }
        }
    }

    /// <summary>Bytes that are not UTF-8 would become question marks in silence.</summary>
    private async Task<T> ReadUtf8Async<T>(string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DecoderFallbackException)
        {
            throw new BadConfigurationException(
                $"{command}: '{name}' is not UTF-8. Convert it, for example with 'iconv -f WINDOWS-1252 -t UTF-8'; what was read before it has been worked on, and doing it again is harmless."
            );
        }
    }

    private void Skip(SkippedFile file)
    {
        _skipped.Add(file);
        if (_skipped.Count <= MostNamed)
        {
            Console.Error.WriteLine($"{file.File}: skipped: {file.Reason}.");
        }
    }

    private static byte[] Message(string id, DecodedBody body, string contentType)
    {
        var message = new JsonObject
        {
            ["schema"] = MessageParser.SchemaName,
            ["id"] = id,
            ["contentType"] = contentType,
            ["body"] = body.Text,
        };
        if (body.Guessed)
        {
            message["guessedCharset"] = body.Charset;
        }

        return JsonSerializer.SerializeToUtf8Bytes(message, ArticleJson.Options);
    }

    private static bool IsJsonFeed(byte[] json) =>
        FeedBody.IsOne(
            Encoding.UTF8.GetString(json.AsSpan(0, Math.Min(json.Length, FeedBody.Head)))
        );

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}

/// <param name="Name">Where it came from, for messages to the user.</param>
internal sealed record MessageFile(string Name, ReadOnlyMemory<byte> Content);
