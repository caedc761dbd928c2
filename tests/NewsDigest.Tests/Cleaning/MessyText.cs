using CsCheck;

namespace NewsDigest.Tests.Cleaning;

/// <summary>Texts as scrapers deliver them, put together by chance: many scripts, menus, repeated and glued pieces, signs that nobody sees.</summary>
internal static class MessyText
{
    private static readonly string[] Sentences =
    [
        "La alcaldesa de Ronda abrió este jueves el nuevo mercado junto con el consejero de Comercio, Rafael Peña.",
        "Según el ayuntamiento, las ventas subieron un 15,6 % en 2025 hasta alcanzar los 4,100 millones de pesos.",
        "Die Bürgermeisterin hat am 3. Februar 2026 die neue Markthalle eröffnet; sie kostete 12,5 Mio. Euro.",
        "„Wir haben drei Jahre gewartet“, sagte sie vor 300 Gästen.",
        "Было продано 1 250 билетов, сообщил мэр города Иван Петров.",
        "Він приїхав о 10:30.",
        "قال الوزير إن ٤٥ شخصا وصلوا إلى المدينة يوم ٣ فبراير.",
        "هو می\u200cخواهد ۱۲ کتاب بخواند.",
        "ראש העיר פתח את השוק החדש ביום חמישי, עם 300 אורחים.",
        "मेयर ने गुरुवार को नया बाज़ार खोला, जिसमें १२ दुकानें हैं।",
        "市長は３日、新しい市場を開いた。費用は１２億円だった。",
        "시장은 3일 새 시장을 열었다. 비용은 12억 원이다.",
        "นายกเทศมนตรีเปิดตลาดใหม่เมื่อวันที่ 3 กุมภาพันธ์",
        "İstanbul'da 5 ılık gün geçti; IRAK ve ISPARTA'da hava iyi.",
        "Η δήμαρχος άνοιξε την αγορά στις 3 Φεβρουαρίου.",
        "The mayor opened the market on 3 February and said it cost $12.5 million.",
        "Thị trưởng khai trương chợ mới vào ngày 3 tháng 2.",
        "“Sí”, dijo.",
        "A su llegada, habló.",
    ];

    private static readonly string[] Lines =
    [
        "Inicio",
        "INICIO",
        "Deportes",
        "Menü",
        "Suche",
        "Sport",
        "IRAK",
        "Escuchar el artículo",
        "Lee también: el plan de obras",
        "Publicidad",
        "Teilen",
        "Читайте также",
        "関連記事",
        "Foto: Ana Gil / EFE",
        "© 2026 El Eco",
        "05.02.2026, 10:00 Uhr",
        "Von Karl Frei",
        "Ronda estrena mercado tras tres años de obras",
        "1. Mia Beck, 12:03 Minuten",
        "2. Lea Graf, 12:09",
        "Los puestos nuevos",
        "We use cookies to make this site better.",
        "- 45 euros",
        "Home › News › Politics",
        "Más noticias",
    ];

    private static readonly string[] Bits =
    [
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "",
        "\u00a0",
        "\u202f",
        "\u200b",
        "\u00ad",
        "\u202e",
        "\ufeff",
        "\u200d",
        "\u0301",
        "&amp;",
        "&nbsp;",
        "&eacute;",
        "&amp;lt;",
        "&amp;amp;amp;",
        "&#233;",
        "&",
        ".",
        "…",
        "\"",
        "“",
        "«",
        "»",
        "RusiaVladímir",
        "kirguísSadir",
        "WhatsApp",
        "postsoviÃ©ticas",
        "â€œ",
        "IL Y MARQUÉ…",
        "👨\u200d👩\u200d👧",
        "\ud83d",
        "\ue000",
        "½",
        "ﬁ",
        "e\u0301",
        "15,6",
        "2024",
        "4.100",
        "EE.UU.",
        "example.com",
        "\t",
        "-",
        ":",
        "（",
        "ab.Cd",
        "x.Y z",
    ];

    private static readonly Gen<string> Piece = Gen.Frequency(
        (5, Gen.Int[0, Sentences.Length - 1].Select(index => Sentences[index])),
        (
            4,
            Gen.Int[0, Lines.Length - 1].Select(index => Lines[index]).Select(line => $"\n{line}\n")
        ),
        (4, Gen.Int[0, Bits.Length - 1].Select(index => Bits[index])),
        (1, Gen.Char.Array[1, 4].Select(letters => new string(letters)))
    );

    private static readonly Gen<string> Separator = Gen.Frequency(
        (3, Gen.Const("")),
        (3, Gen.Const(" ")),
        (2, Gen.Const("\n")),
        (2, Gen.Const("\n\n"))
    );

    /// <summary>Pieces, and now and then the same pieces once more without breaks.</summary>
    public static Gen<string> Any { get; } =
        Gen.Select(
            Gen.Select(Piece, Separator, (piece, separator) => piece + separator).Array[1, 40],
            Gen.Int[0, 5],
            (pieces, twice) =>
                twice == 0
                    ? $"{string.Concat(pieces).Replace("\n", "", StringComparison.Ordinal)}\n\n{string.Concat(pieces)}"
                    : string.Concat(pieces)
        );
}
