using System.Buffers;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Splits a word at its one step from a small letter to a capital, only on evidence from the article itself, because a false
/// split is worse than a glued word.
/// </summary>
internal static class GluedWords
{
    private const int Enough = 2;
    private const int MinHalf = 3; // letters
    private const int MinLowerHalf = 4; // a small-letter word of so many letters runs into no capital

    private static readonly SearchValues<char> BeforeInName = SearchValues.Create("_@#/\\&$");
    private static readonly SearchValues<char> AfterInName = SearchValues.Create("_@/\\&");
    private static readonly SearchValues<char> Joints = SearchValues.Create(".-'’");

    private const int MinNoBrand = 5; // letters of the shorter half

    private static readonly HashSet<string> Brands = new(StringComparer.OrdinalIgnoreCase)
    {
        "PlayStation",
        "WhatsApp",
        "EasyJet",
        "DirectX",
        "YouTube",
        "FaceTime",
        "PayPal",
        "LinkedIn",
        "TikTok",
        "BuzzFeed",
        "GitHub",
        "OpenAI",
        "ChatGPT",
        "DeepMind",
        "AstraZeneca",
        "BioNTech",
        "SpaceX",
        "NewsGuard",
        "HuffPost",
        "JavaScript",
        "PowerPoint",
        "OneDrive",
        "SharePoint",
        "AirBnB",
        "BlackRock",
        "FedEx",
        "MasterCard",
        "WeChat",
        "YouGov",
        "WordPress",
        "FireFox",
        "MicroStrategy",
        "CrowdStrike",
        "WikiLeaks",
        "LibreOffice",
        "TeleSur",
        "BioTech",
        "UniCredit",
        "GlaxoSmithKline",
        "ThyssenKrupp",
        "DeepSeek",
        "EuroNews",
        "SinoVac",
        "BitCoin",
        "ExxonMobil",
        "ConocoPhillips",
        "GazpromNeft",
        "BelaVia",
        "AeroMexico",
        "InterMiami",
        "watchOS",
        "DuckDuckGo",
        "FoxNews",
        "StarLink",
        "DoorDash",
        "SoundCloud",
        "TripAdvisor",
        "ServiceNow",
        "SalesForce",
        "HubSpot",
        "CinemaScope",
        "FanDuel",
        "DraftKings",
        "GoFundMe",
        "PureGym",
    };

    // Forms that names of firms and things begin with, and particles of surnames: both halves must be known.
    private static readonly HashSet<string> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mac",
        "Mck",
        "Fitz",
        "Van",
        "Von",
        "Del",
        "Des",
        "Los",
        "Las",
        "Dos",
        "Das",
        "Ben",
        "Bin",
        "Abd",
        "San",
        "Sri",
        "The",
        "All",
        "One",
        "New",
        "Pro",
        "Max",
        "Car",
        "Sky",
        "Air",
        "Aero",
        "Aqua",
        "Agro",
        "Astra",
        "Auto",
        "Bio",
        "Body",
        "Book",
        "Crypto",
        "Cyber",
        "Data",
        "Deep",
        "Digi",
        "Eco",
        "Electro",
        "Euro",
        "Face",
        "Fast",
        "Film",
        "Fin",
        "Foto",
        "Game",
        "Geo",
        "Green",
        "Health",
        "Home",
        "Hydro",
        "Info",
        "Inter",
        "Iron",
        "Land",
        "Life",
        "Live",
        "Lock",
        "Master",
        "Mega",
        "Meta",
        "Metro",
        "Micro",
        "Mobi",
        "Mono",
        "Multi",
        "Nano",
        "Neo",
        "Net",
        "Neuro",
        "Next",
        "Open",
        "Pay",
        "Petro",
        "Photo",
        "Play",
        "Poly",
        "Post",
        "Power",
        "Radio",
        "Rail",
        "Snap",
        "Soft",
        "Solar",
        "Sport",
        "Star",
        "Super",
        "Tech",
        "Tele",
        "Trans",
        "Tri",
        "Tur",
        "Ultra",
        "Uni",
        "Vita",
        "Vivo",
        "Web",
        "Wiki",
        "You",
        "Авто",
        "Агро",
        "Аэро",
        "Био",
        "Бел",
        "Веб",
        "Газ",
        "Газпром",
        "Гео",
        "Гидро",
        "Евро",
        "Интер",
        "Инфо",
        "Каз",
        "Медиа",
        "Мега",
        "Метра",
        "Մետրո",
        "Μετρό",
        "Метро",
        "Микро",
        "Мос",
        "Нефте",
        "Пром",
        "Радио",
        "Рос",
        "Рус",
        "Спец",
        "Строй",
        "Супер",
        "Теле",
        "Транс",
        "Узб",
        "Укр",
        "Ультра",
        "Уни",
        "Фото",
        "Эко",
        "Экспо",
        "Электро",
        "Энерго",
        "Юни",
    };

    private static readonly HashSet<string> LastForms = new(StringComparer.Ordinal)
    {
        "Plus",
        "Pro",
        "Max",
        "Hub",
        "Net",
        "Now",
        "App",
        "Pay",
        "Book",
        "Box",
        "Tube",
        "Shop",
        "Bank",
        "Tech",
        "Soft",
        "Care",
        "Jet",
        "Air",
        "Rail",
        "News",
        "Sport",
        "Live",
        "Play",
        "Media",
        "Group",
        "Line",
        "Card",
        "Land",
        "Fest",
        "Con",
        "Gate",
        "Day",
        "Life",
        "Lab",
        "Labs",
        "Works",
        "Flix",
        "Nett",
        "Банк",
        "Груп",
        "Групп",
        "Нефть",
        "Газ",
        "Авиа",
        "Медиа",
        "Плюс",
        "Сервис",
        "Трейд",
        "Строй",
        "Маркет",
        "Рэйл",
        "Рейл",
        "Телеком",
    };

    private static readonly HashSet<string> ShortForms = new(StringComparer.Ordinal)
    {
        "RNA",
        "DNA",
        "ARN",
        "ADN",
        "РНК",
        "ДНК",
        "API",
        "SQL",
        "TV",
        "FM",
        "HD",
        "OS",
    };

    public static string Split(TextLine line, ArticleWords words, List<Receipt> receipts)
    {
        var text = line.Text;
        StringBuilder? mended = null;
        var from = 0;
        foreach (var (start, end) in WordSpans.Of(text))
        {
            if (
                end - start < 2 * MinHalf
                || IsPartOfName(text, start, end)
                || !WordSpans.IsGlued(text[start..end], out var step)
                || !IsSplit(text[start..end], step, words)
            )
            {
                continue;
            }

            mended = (mended ?? new StringBuilder(text.Length + 16))
                .Append(text, from, start + step - from)
                .Append(' ');
            receipts.Add(
                new Receipt(
                    "glued_word",
                    text[start..end],
                    $"{text[start..(start + step)]} {text[(start + step)..end]}",
                    line.Number
                )
            );
            from = start + step;
        }

        return mended?.Append(text, from, text.Length - from).ToString() ?? text;
    }

    /// <summary>Addresses, handles, tags, file names, versions.</summary>
    private static bool IsPartOfName(string text, int start, int end) =>
        (start > 0 && GoesOnBefore(text, start)) || (end < text.Length && GoesOnAfter(text, end));

    private static bool GoesOnBefore(string text, int start)
    {
        var before = text[start - 1];
        var isJoint = BeforeInName.Contains(before) || char.IsDigit(before);
        return isJoint
            || (Joints.Contains(before) && start > 1 && char.IsLetterOrDigit(text[start - 2]));
    }

    private static bool GoesOnAfter(string text, int end)
    {
        var isJoint = AfterInName.Contains(text[end]) || char.IsDigit(text[end]);
        return isJoint
            || (text[end] == '.' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]));
    }

    /// <summary>Firms write their names in Latin letters, and keep both halves short in other scripts.</summary>
    private static bool IsNoBrand(string left, string right) =>
        !IsLatin(left[0]) && Math.Min(left.Length, right.Length) >= MinNoBrand;

    private static bool IsLatin(char letter) =>
        letter is < '\u0250' or (>= '\u1e00' and <= '\u1eff');

    private static bool IsSplit(string word, int step, ArticleWords words)
    {
        var (left, right) = (word[..step], word[step..]);
        var isPrefix = char.IsLower(left[0]) && left[^1] is 'a' or 'e' or 'i' or 'o' or 'u';
        if (words.HavePrefixes && isPrefix)
        {
            return false;
        }

        if (
            left.Length < MinHalf
            || right.Length < MinHalf
            || words.Count(word) > 1
            || Brands.Contains(word)
        )
        {
            return false;
        }

        var isAcronym = right.All(char.IsUpper);
        if (
            (isAcronym && ShortForms.Contains(right))
            || !left.Skip(1).All(char.IsLower)
            || !(isAcronym || right.Skip(1).All(char.IsLower))
        )
        {
            return false;
        }

        var (isLower, knowsLeft, knowsRight) = (
            char.IsLower(left[0]),
            words.Has(left),
            words.Has(right)
        );
        return Forms.Contains(left) || LastForms.Contains(right)
            ? knowsLeft && knowsRight
            : (knowsLeft ? 2 : 0)
                + (knowsRight ? 2 : 0)
                + (isLower && left.Length >= MinLowerHalf ? 2 : 0)
                + (GivenNames.Has(left) || IsNoBrand(left, right) ? 2 : 0)
                - (isAcronym && !isLower ? 2 : 0)
                >= Enough;
    }
}
