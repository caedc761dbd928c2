using CsCheck;

namespace NewsDigest.Tests.Cleaning;

/// <summary>
/// A sentence with numbers as some editor wrote it: tags, comments and signs that nobody sees around, inside and between the
/// digits; and what a reader sees of it.
/// </summary>
internal sealed record MutatedLine(string Html, string Seen)
{
    private static readonly string[] Starts =
    [
        "The council of Northam counted",
        "Am Montag meldete die Feuerwehr in Arlena",
        "El ayuntamiento de Betanza anunció",
        "Мэрия города Тарск сообщила о",
        "La mairie de Valbrune a recensé",
        "Belediye başkanı Yeşilova'da açıkladı:",
    ];

    private static readonly string[] Middles =
    [
        "visitors at the old harbour and",
        "Menschen in der Halle sowie",
        "personas en el puerto viejo y",
        "жителей у старого моста и",
        "habitants près du vieux pont et",
        "kişi eski köprünün yanında ve",
    ];

    private static readonly string[] Ends =
    [
        "in the lower town by the end of the week.",
        "im unteren Teil der Stadt bis zum Ende der Woche.",
        "en la parte baja de la ciudad al final de la semana.",
        "в нижней части города к концу недели.",
        "dans la ville basse avant la fin de la semaine.",
        "aşağı mahallede hafta sonuna kadar.",
    ];

    private static readonly string[] Units = ["", " %", "%", " €", " km", "-mal", "."];

    private static readonly string[] Unseen =
    [
        "<!-- 88 -->",
        "<wbr>",
        "<wbr/>",
        "&shy;",
        "&#8203;",
        "&#8204;",
        "&#8205;",
        "&#8288;",
        "&#65279;",
        "&#8206;",
        "<span></span>",
        "<b></b>",
        "<a id=\"p88\"></a>",
        "<span hidden>88</span>",
        "<span style=\"display:none\">88</span>",
        "<span style='visibility: hidden'>88</span>",
        "<span class=\"sr-only\">88</span>",
        "<i class=\"icon\" aria-hidden=\"true\"></i>",
        "<script>var n=88;</script>",
        "<style>.n{top:88px}</style>",
        "<template>88</template>",
        "<noscript>88</noscript>",
        "<img src=\"n88.png\" alt=\"88\">",
        "<svg><title>88</title><text>88</text></svg>",
        "<input type=\"hidden\" value=\"88\">",
        "<meta itemprop=\"value\" content=\"88\">",
        "<del>88</del>",
        "<!--[if IE]>88<![endif]-->",
    ];

    private static readonly (string Open, string Close)[] Wrappers =
    [
        ("<span>", "</span>"),
        ("<span class=\"num\">", "</span>"),
        ("<span data-id=\"88\">", "</span>"),
        ("<span style=\"color:red\">", "</span>"),
        ("<span title=\"88\">", "</span>"),
        ("<b>", "</b>"),
        ("<strong>", "</strong>"),
        ("<em>", "</em>"),
        ("<i>", "</i>"),
        ("<u>", "</u>"),
        ("<mark>", "</mark>"),
        ("<small>", "</small>"),
        ("<big>", "</big>"),
        ("<font color=\"#008800\">", "</font>"),
        ("<a href=\"https://northam.test/88\">", "</a>"),
        ("<a href=\"https://northam.test/88\"><b>", "</b></a>"),
        ("<time datetime=\"1988-08-08\">", "</time>"),
        ("<data value=\"88\">", "</data>"),
        ("<abbr title=\"88\">", "</abbr>"),
        ("<code>", "</code>"),
        ("<ins>", "</ins>"),
        ("<bdi>", "</bdi>"),
        ("<label>", "</label>"),
        ("<nobr>", "</nobr>"),
        ("<x-number>", "</x-number>"),
        ("<span><span><b>", "</b></span></span>"),
    ];

    /// <summary>Digits with what may stand in a number; the digits 8 are left to what nobody sees.</summary>
    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Int[0, 99].Select(value => $"{value}"),
        Gen.Int[1900, 2030].Select(value => $"{value}"),
        Gen.Int[100, 999].Select(Gen.Int[0, 999], (thousands, rest) => $"{thousands}.{rest:000}"),
        Gen.Int[0, 99].Select(Gen.Int[0, 9], (whole, rest) => $"{whole},{rest}"),
        Gen.Int[0, 23].Select(Gen.Int[10, 59], (hour, minute) => $"{hour}:{minute}"),
        Gen.Int[1, 5].Select(Gen.Int[0, 5], (one, other) => $"{one}-{other}"),
        Gen.Int[10, 99].Select(Gen.Int[100, 999], (thousands, rest) => $"{thousands}\u00a0{rest}")
    );

    private static readonly Gen<string> NoEight = Number.Select(number => number.Replace('8', '7'));

    private static readonly Gen<(string Html, string Seen)> Piece =
        from number in NoEight
        from kind in Gen.Int[0, 5]
        from at in Gen.Int[0, number.Length]
        from length in Gen.Int[1, number.Length]
        from unseen in One(Unseen)
        from wrapper in One(Wrappers)
        from other in One(Wrappers)
        select (Write(number, kind, at, length, unseen, wrapper, other), number);

    public static Gen<MutatedLine> Any { get; } =
        from start in One(Starts)
        from first in Piece
        from unit in One(Units[..^1])
        from middle in One(Middles)
        from second in Piece
        from other in One(Units[..^1])
        from end in One(Ends)
        select new MutatedLine(
            $"{start} {first.Html}{unit} {middle} {second.Html}{other} {end}",
            $"{start} {first.Seen}{unit} {middle} {second.Seen}{other} {end}"
        );

    private static Gen<T> One<T>(T[] choices) =>
        Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static string Write(
        string number,
        int kind,
        int at,
        int length,
        string unseen,
        (string Open, string Close) wrapper,
        (string Open, string Close) other
    )
    {
        var from = Math.Min(at, number.Length - length);
        var (before, inside, after) = (
            number[..from],
            number[from..(from + length)],
            number[(from + length)..]
        );
        return kind switch
        {
            0 => number[..at] + unseen + number[at..],
            1 => before + wrapper.Open + inside + wrapper.Close + after,
            2 => before + wrapper.Open + other.Open + inside + other.Close + wrapper.Close + after,
            3 => before + wrapper.Open + unseen + inside + wrapper.Close + after,
            4 => before + wrapper.Open + inside + unseen + wrapper.Close + after,
            _ => string.Concat(number.Select(letter => $"&#{(int)letter};")),
        };
    }
}
