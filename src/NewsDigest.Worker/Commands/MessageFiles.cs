using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Commands;

/// <summary>Reads messages from files, folders and standard input. A message is passed on as it stands; texts and pages become one.</summary>
internal static class MessageFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Known = [".json", ".jsonl", ".ndjson", ".txt", ".html", ".htm"];

    public static async IAsyncEnumerable<MessageFile> ReadAsync(IReadOnlyList<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            var messages = path switch
            {
                "-" => ReadLinesAsync("standard input", Console.OpenStandardInput(), cancellationToken),
                _ when Directory.Exists(path) => ReadFolderAsync(path, cancellationToken),
                _ when !File.Exists(path) => throw new BadConfigurationException($"submit: there is no file or folder '{path}'."),
                _ when Known.Contains(Extension(path)) => ReadFileAsync(path, Path.GetFileName(path), cancellationToken),
                _ => throw new BadConfigurationException($"submit: '{path}' is none of {string.Join(' ', Known)}. Rename it to what it holds."),
            };
            await foreach (var message in messages)
            {
                yield return message;
            }
        }
    }

    private static async IAsyncEnumerable<MessageFile> ReadFolderAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Known.Contains(Extension(file)))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            await foreach (var message in ReadFileAsync(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), cancellationToken))
            {
                yield return message;
            }
        }
    }

    /// <param name="name">Becomes the article's id where the file is not a message that has one.</param>
    private static async IAsyncEnumerable<MessageFile> ReadFileAsync(string path, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        switch (Extension(path))
        {
            case ".json":
                yield return new MessageFile(path, await File.ReadAllBytesAsync(path, cancellationToken));
                break;
            case ".jsonl" or ".ndjson":
                await foreach (var message in ReadLinesAsync(path, File.OpenRead(path), cancellationToken))
                {
                    yield return message;
                }

                break;
            case var extension:
                var body = await TextFile.ReadAsync(path, cancellationToken);
                yield return new MessageFile(path, Message(name, body, extension == ".txt" ? "text/plain" : "text/html"));
                break;
        }
    }

    private static async IAsyncEnumerable<MessageFile> ReadLinesAsync(string name, Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, StrictUtf8);
        for (var number = 1; await ReadUtf8Async(name, async () => await reader.ReadLineAsync(cancellationToken)) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return new MessageFile($"{name} line {number}", Encoding.UTF8.GetBytes(line));
            }
        }
    }

    /// <summary>Bytes that are not UTF-8 would become question marks in silence.</summary>
    private static async Task<T> ReadUtf8Async<T>(string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DecoderFallbackException)
        {
            throw new BadConfigurationException($"submit: '{name}' is not UTF-8. Convert it, for example with 'iconv -f WINDOWS-1252 -t UTF-8'; what was read before it has been sent, and sending it again is harmless.");
        }
    }

    private static byte[] Message(string id, DecodedBody body, string contentType)
    {
        var message = new JsonObject { ["schema"] = MessageParser.SchemaName, ["id"] = id, ["contentType"] = contentType, ["body"] = body.Text };
        if (body.Guessed)
        {
            message["guessedCharset"] = body.Charset;
        }

        return JsonSerializer.SerializeToUtf8Bytes(message, ArticleJson.Options);
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}

/// <param name="Name">Where it came from, for messages to the user.</param>
internal sealed record MessageFile(string Name, ReadOnlyMemory<byte> Content);
