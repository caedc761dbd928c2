using System.Globalization;
using System.Text;

namespace NewsDigest.Tests.Fuzz;

/// <summary>
/// Messages that began as good ones and were then damaged: fields that hold what no field should, names that are none, and bytes
/// that were lost, doubled or turned over on the way. The same number gives the same message.
/// </summary>
internal static class HostileMessages
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] Names =
    [
        "schema",
        "id",
        "title",
        "body",
        "bodyRef",
        "contentType",
        "language",
        "source",
        "publishedAt",
        "priority",
        "glossary",
        "guessedCharset",
        "desk",
        "",
        "$type",
        "__proto__",
        "\\u0000",
        "\\ud800",
        "\\udc00\\ud83d",
        "\\u202eevil",
        "\\ufffe",
        "i\\u0064",
        new('n', 3000),
    ];

    private static readonly string[] Bodies =
    [
        Quote(
            "La alcaldesa abrió este jueves el nuevo mercado de la ciudad con 45 puestos. Los vecinos esperaban desde 2019."
        ),
        Quote(
            "Der Bürgermeister eröffnete am Montag die Brücke über den Fluss. Sie kostete 12,5 Millionen Euro.\n\nDie Arbeiten dauerten 31 Monate."
        ),
        Quote("市长周四为新市场揭幕。销售额增长15.6%，达到4.1亿元。"),
        Quote("افتتحت العمدة السوق الجديد يوم الخميس بحضور ١٢٠ ضيفا."),
        Quote(
            "The council opened the new market on Thursday and thanked the neighbours for their patience."
        ),
        Quote(HostilePages.Whole),
    ];

    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e999",
        "1e-999",
        "123456789012345678901234567890",
        "[]",
        "{}",
        "[[[[[[]]]]]]",
        "\"\"",
        "\" \\n\\t \"",
        "\"x\"",
        "\"\\ud800\"",
        "\"cut \\ud83d\"",
        "\"\\udc00 begins\"",
        "\"\\ud83d\\ude00\"",
        "\"\\u0000\"",
        "\"\\u001b]0;P\\u0007\\u001b[2J\"",
        "\"\\r\\nforged\"",
        "\"\\u202e\\u2066\"",
        "\"\\u0085\\u2028\"",
        "\"\\ufffe\\uffff\"",
        "\"\\udb40\\udc41\"",
        "{\"\\ud800\":1}",
        "{\"a\":{\"b\":[\"\\udfff\"]}}",
        "{\"a\":1,\"a\":2}",
        "{\"\":{\"\":{}}}",
        "[\"\\u0000\",{\"\\u001b\":\"\\u001b\"}]",
        "{\"name\":\"\\u001b[31mEl Eco\",\"url\":\"https://eco.example/a\"}",
        "{\"name\":7}",
        "{\"url\":\"http://[::1\"}",
        "{\"url\":\"http://a\\u0000b/\"}",
        "{\"url\":\"https://\\ud800/\"}",
        "{\"url\":\"https://xn--a.example:99999/\"}",
        "{\"url\":\"https://example.org/%ff%fe?\\u202e#x\"}",
        "\"9999-12-31T23:59:59-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "\"2026-02-30\"",
        "\"2026-03-01T08:30:00+01:00\"",
        "\"pt-BR\"",
        "\"es-\\u0000\"",
        "\"zz\"",
        "\"high\"",
        "\"1\"",
        "\"text/html\"",
        "\"text/plain; charset=utf-7\"",
        "\"text/html; charset=koi8-r\"",
        "\"bodies/../../etc/passwd\"",
        $"\"bodies/{Hash}\"",
        "\"newsdigest.article/1\"",
        "\"newsdigest.article/9\"",
        "[{\"source\":\"mercado\",\"target\":\"market\",\"flags\":[\"case\",\"exact\"]}]",
        "[{\"source\":\"\\ud800\",\"target\":\"b\"}]",
        "[{\"source\":\"a\",\"target\":\"b\",\"flags\":[\"\\ud800\"]}]",
        "[{\"source\":\"a\\nb\\u0000\",\"target\":\"\\u202ec\"}]",
        "[{\"source\":\"\\u001b\",\"target\":\"b\"}]",
        "[7,null,{}]",
        "[{\"source\":\"a\",\"target\":\"b\",\"language\":\"\\u0000\"}]",
        $"\"{new string('x', 20_000)}\"",
        $"\"{string.Concat(Enumerable.Repeat("<b>", 3000))}\"",
        $"\"{string.Concat(Enumerable.Repeat("e\\u0301\\u0301\\u0301", 500))}\"",
        $"{new string('[', 30)}1{new string(']', 30)}",
        $"{new string('[', 40)}1{new string(']', 40)}",
        "NaN",
        "'a'",
        "\"\\x\"",
        "\"open",
        "/*c*/1",
        "1,",
        "\"\\u12\"",
        "\u0001",
        "\"\u009b\"",
        "\"\u202e\"",
    ];

    private static readonly string[] Fragments =
    [
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\u",
        "\\ud800",
        "\\udc00",
        "\0",
        "\u001b[31m",
        "\ufeff",
        "\u202e",
        "null",
        "<script type=\"application/ld+json\">",
        "\"id\":\"again\",",
        "&#xD800;",
        "]]>",
        "%00",
    ];

    public static byte[] Damaged(int number, string id)
    {
        var random = new Random(number);
        var fields = new List<(string Name, string Value)>
        {
            ("id", Quote(id)),
            ("body", Pick(random, Bodies)),
            ("language", "\"es\""),
            ("title", Quote("El mercado abre")),
            ("source", "{\"name\":\"El Eco\",\"url\":\"https://eco.example/1\"}"),
            ("desk", "{\"n\":1.50,\"t\":[\"a\",null]}"),
        };
        for (var change = random.Next(0, 4); change > 0; change--)
        {
            ChangeField(random, fields);
        }

        var bytes = Encoding.UTF8.GetBytes(
            $"{{{string.Join(',', fields.Select(field => $"\"{field.Name}\":{field.Value}"))}}}"
        );
        for (var change = random.Next(3) == 0 ? random.Next(1, 6) : 0; change > 0; change--)
        {
            bytes = ChangeBytes(random, bytes);
        }

        return bytes;
    }

    /// <summary>The same for any text of bytes: a page, a stored document, an answer.</summary>
    public static byte[] ChangeBytes(Random random, byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(bytes.Length - at, random.Next(1, random.Next(2) == 0 ? 4 : 200));
        return random.Next(7) switch
        {
            0 => [.. bytes[..at], .. bytes[(at + length)..]],
            1 => [.. bytes[..(at + length)], .. bytes[at..]],
            2 =>
            [
                .. bytes[..at],
                .. Encoding.UTF8.GetBytes(Pick(random, Fragments)),
                .. bytes[at..],
            ],
            3 => bytes[..at],
            4 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            5 when length > 0 =>
            [
                .. bytes[..at],
                (byte)(bytes[at] ^ (1 << random.Next(8))),
                .. bytes[(at + 1)..],
            ],
            _ when length > 0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            _ => bytes,
        };
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static void ChangeField(Random random, List<(string Name, string Value)> fields)
    {
        var at = random.Next(fields.Count);
        switch (random.Next(6))
        {
            case 0:
                fields[at] = (Pick(random, Names), fields[at].Value);
                break;
            case 1:
                fields.RemoveAt(at);
                fields.Add((Pick(random, Names), Pick(random, Values)));
                break;
            case 2 or 3:
                fields.Add((Pick(random, Names), Pick(random, Values)));
                break;
            default:
                fields[at] = (fields[at].Name, Pick(random, Values));
                break;
        }
    }

    /// <summary>As a careful producer writes it.</summary>
    private static string Quote(string text) =>
        $"\"{string.Concat(text.Select(letter => letter is '"' or '\\' || letter < ' ' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString()))}\"";
}
