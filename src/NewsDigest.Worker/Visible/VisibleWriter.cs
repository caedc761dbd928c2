using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Visible;

/// <summary>
/// Writes text as <see cref="VisibleText"/> shows it, in lines that are wrapped and never cut. A whole JSON document stays one:
/// what cannot be seen is an escape in it, and its lines are as long as they are.
/// </summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    private int _column;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) =>
        Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            inner.Write(IsJson(value) ? Escaped(value) : Wrapped(value));
            inner.Flush();
        }
    }

    public override void WriteLine(string? value) => Write($"{value}\n");

    public override void Flush() => inner.Flush();

    private string Wrapped(string text)
    {
        var lines = new StringBuilder(text.Length);
        var isFirst = true;
        foreach (var line in VisibleText.Wrap(text))
        {
            if (!isFirst || _column + line.Length > VisibleText.MaxLine)
            {
                lines.Append('\n');
                _column = 0;
            }

            lines.Append(line);
            _column += line.Length;
            isFirst = false;
        }

        return lines.ToString();
    }

    private static bool IsJson(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed is not (['{', .., '}'] or ['[', .., ']']))
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(text, Deep);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Outside its strings JSON has only spaces and line ends that could be meant here.</summary>
    private static string Escaped(string json)
    {
        var escaped = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            var text = rune.ToString();
            escaped.Append(
                rune.Value switch
                {
                    '\n' => text,
                    '\r' => "",
                    '\t' => " ",
                    _ when VisibleText.Of(text) == text => text,
                    _ => string.Concat(text.Select(letter => $"\\u{(int)letter:x4}")),
                }
            );
        }

        return escaped.ToString();
    }
}
