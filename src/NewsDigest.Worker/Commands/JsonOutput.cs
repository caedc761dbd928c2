using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Commands;

/// <summary>
/// What every command prints with <c>--json</c>: one envelope, <c>newsdigest.output/1</c> (docs/commands.md). A list is written item by
/// item, one a line, so that a long one is never held whole.
/// </summary>
internal sealed class JsonOutput : IDisposable
{
    public const string SchemaName = "newsdigest.output/1";

    // Not Console.Out: what is for people is cut and cleaned there, and a program wants all of it.
    private readonly StreamWriter _output = new(
        Console.OpenStandardOutput(),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
    );
    private bool _hasItems;

    private JsonOutput(string command) =>
        _output.Write($"{{\"schema\":\"{SchemaName}\",\"command\":\"{command}\",\"data\":");

    /// <param name="command">With its parent, such as <c>quarantine list</c>.</param>
    public static void WriteObject(
        string command,
        object data,
        int exitCode,
        IReadOnlyList<SkippedFile>? skipped = null
    )
    {
        using var output = new JsonOutput(command);
        output._output.Write(Serialize(data));
        output.End(exitCode, skipped ?? []);
    }

    public static JsonOutput StartList(string command)
    {
        var output = new JsonOutput(command);
        output._output.Write('[');
        return output;
    }

    public void Add(object item)
    {
        _output.Write(_hasItems ? ",\n" : "\n");
        _output.Write(Serialize(item));
        _hasItems = true;
    }

    public void EndList(int exitCode, IReadOnlyList<SkippedFile> skipped)
    {
        _output.Write(_hasItems ? "\n]" : "]");
        End(exitCode, skipped);
    }

    public void Dispose() => _output.Dispose();

    private void End(int exitCode, IReadOnlyList<SkippedFile> skipped) =>
        _output.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $",\"skipped\":{Serialize(skipped)},\"exitCode\":{exitCode}}}\n"
            )
        );

    /// <summary>What turns a terminal's text around, or nobody sees, is escaped: outside of strings JSON has none of it.</summary>
    private static string Serialize(object value)
    {
        var json = JsonSerializer.Serialize(value, ArticleJson.OneLine);
        if (!json.Any(IsUnseen))
        {
            return json;
        }

        var escaped = new StringBuilder(json.Length + 100);
        foreach (var letter in json)
        {
            if (IsUnseen(letter))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
            else
            {
                escaped.Append(letter);
            }
        }

        return escaped.ToString();
    }

    private static bool IsUnseen(char letter) =>
        char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
