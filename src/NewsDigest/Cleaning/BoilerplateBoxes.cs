using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Boxes that no class names, known by what they say or how they repeat: consent panels, a machine's summary, teasers with their excerpts.</summary>
internal static partial class BoilerplateBoxes
{
    private const int MinRest = 300; // letters of an article that stay on the page
    private const double ConsentShare = 0.4; // of a box's letters

    // Characters. A panel has paragraphs and buttons with a word or two. A longer block is not read for them: a stranger chose its
    // length, and the time that a pattern takes grows with it.
    private const int MaxConsent = 20_000;
    private const int MaxChoice = 200;
    private const double SummaryShare = 0.35; // of the page's letters
    private const int MaxSummaryBlocks = 14;
    private const double TeaserShare = 0.4;
    private const int MinTeasers = 3;
    private const int MaxExcerpt = 350; // letters
    private const int MaxOffer = 400; // letters
    private const int MaxOfferBlocks = 8;

    public static void Mark(FlatPage page)
    {
        var letters = Sums(page, block => IsOpen(page, block) ? block.Letters : 0);
        MarkConsent(page, letters);
        MarkMachineSummaries(page, letters);
        MarkTeasers(page, letters);
        MarkOffers(page, letters);
    }

    private static void MarkConsent(FlatPage page, int[] letters)
    {
        var isConsent = page
            .Blocks.Select(block => IsOpen(page, block) && AsksForConsent(block.Text))
            .ToArray();
        if (!isConsent.Contains(true))
        {
            return;
        }

        var consent = Sums(page, block => isConsent[block.Index] ? block.Letters : 0);
        foreach (
            var block in page.Blocks.Where(block => isConsent[block.Index] && IsOpen(page, block))
        )
        {
            var box = Box(
                page,
                block.Element,
                at => Held(page, at, consent) >= ConsentShare * Held(page, at, letters)
            );
            var isAsked = Blocks(page, box).Any(inner => IsChoice(inner.Text.Trim()));
            if (isAsked && letters[^1] - Held(page, box, letters) >= MinRest)
            {
                MarkAll(page, box, "consent");
            }
        }
    }

    private static bool AsksForConsent(string text) =>
        text.Length <= MaxConsent && Consent().IsMatch(text);

    private static bool IsChoice(string text) => text.Length <= MaxChoice && Choice().IsMatch(text);

    private static void MarkMachineSummaries(FlatPage page, int[] letters)
    {
        foreach (
            var block in page.Blocks.Where(block =>
                IsOpen(page, block) && BoilerplateLines.IsOfMachine(block.Text.Trim())
            )
        )
        {
            var box = Box(
                page,
                block.Element,
                at =>
                    Held(page, at, letters) <= SummaryShare * letters[^1]
                    && page.Elements[at].EndBlock - page.Elements[at].FirstBlock <= MaxSummaryBlocks
            );
            MarkAll(page, box, "machine_summary");
            if (box == block.Element)
            {
                MarkListBeside(page, box);
            }
        }
    }

    /// <summary>The points of the summary, where the note on the machine stands in no box with them.</summary>
    private static void MarkListBeside(FlatPage page, int note)
    {
        var beside = Enumerable
            .Range(0, page.Elements.Count)
            .Where(at =>
                page.Elements[at].Parent == page.Elements[note].Parent && page.Elements[at].Breaks
            )
            .ToList();
        var place = beside.IndexOf(note);
        foreach (var at in (int[])[place - 1, place + 1])
        {
            if (at >= 0 && at < beside.Count && page.Elements[beside[at]].Tag is "ul" or "ol")
            {
                MarkAll(page, beside[at], "machine_summary");
            }
        }
    }

    /// <summary>A small box under the word "advertisement", or one that asks for an address to send a newsletter to.</summary>
    private static void MarkOffers(FlatPage page, int[] letters)
    {
        for (var at = 1; at < page.Elements.Count; at++)
        {
            var element = page.Elements[at];
            if (
                element.Boilerplate is not null
                || element.Tag is not ("div" or "section" or "center" or "table")
                || element.EndBlock - element.FirstBlock is < 2 or > MaxOfferBlocks
                || Held(page, at, letters) is < 1 or > MaxOffer
                || letters[^1] - Held(page, at, letters) < MinRest
            )
            {
                continue;
            }

            var blocks = Blocks(page, at).ToArray();
            if (AdLabel().IsMatch(blocks[0].Text.Trim()))
            {
                MarkAll(page, at, "ad_box");
            }
            else if (
                blocks.Any(block => Newsletter().IsMatch(block.Text))
                && blocks.Any(block => SignUp().IsMatch(block.Text))
                && AsksForSomething(page, at)
            )
            {
                MarkAll(page, at, "newsletter_box");
            }
        }
    }

    private static bool AsksForSomething(FlatPage page, int at)
    {
        for (var index = at + 1; index < page.Elements[at].End; index++)
        {
            if (
                page.Elements[index].IsLink
                || page.Elements[index].Tag is "input" or "button" or "form"
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Three neighbours of one kind, each a headline that is a link, with a few words under it.</summary>
    private static void MarkTeasers(FlatPage page, int[] letters)
    {
        var teasers = Enumerable
            .Range(0, page.Elements.Count)
            .Where(at => IsTeaser(page, at))
            .GroupBy(at => (page.Elements[at].Parent, page.Elements[at].Tag))
            .Where(group => group.Count() >= MinTeasers)
            .ToArray();
        foreach (
            var at in Enumerable.Range(0, page.Elements.Count).Where(at => IsReadAlso(page, at))
        )
        {
            MarkAll(page, at, "teaser");
        }

        foreach (
            var group in teasers.Where(group =>
                group.Sum(at => Held(page, at, letters)) <= TeaserShare * letters[^1]
            )
        )
        {
            foreach (var at in group)
            {
                MarkAll(page, at, "teaser");
            }
        }
    }

    private static bool IsTeaser(FlatPage page, int at)
    {
        var element = page.Elements[at];
        if (
            element.Boilerplate is not null
            || element.Tag is not ("div" or "li" or "article" or "section" or "a")
            || element.EndBlock - element.FirstBlock is < 2 or > 5
        )
        {
            return false;
        }

        var blocks = Blocks(page, at).ToArray();
        var isHeadline = blocks[0] is { LinkShare: >= 0.95, Letters: >= 12 and <= 180 };
        return isHeadline
            && blocks.Skip(1).Sum(block => block.Letters) <= MaxExcerpt
            && !LeadsHere(page, at);
    }

    /// <summary>"Read also: Factory closes" with the first words of that article under it: one is enough where it says so.</summary>
    private static bool IsReadAlso(FlatPage page, int at) =>
        IsTeaser(page, at)
        && page.Blocks[page.Elements[at].FirstBlock].Text.Trim() is var headline
        && BoilerplatePhrases.Match(headline);

    /// <summary>A link to a place of this page, as the posts of a live blog have.</summary>
    private static bool LeadsHere(FlatPage page, int at)
    {
        for (var index = at; index < page.Elements[at].End; index++)
        {
            if (page.Elements[index].IsLink)
            {
                return page.Elements[index]
                        .Element.GetAttribute("href")
                        ?.Contains('#', StringComparison.Ordinal) == true;
            }
        }

        return false;
    }

    /// <summary>The largest element around it that is still like it, and no article.</summary>
    private static int Box(FlatPage page, int at, Func<int, bool> isLikeIt)
    {
        for (
            var parent = page.Elements[at].Parent;
            parent > 0;
            parent = page.Elements[parent].Parent
        )
        {
            var element = page.Elements[parent];
            if (
                element.Tag is "body" or "article" or "main"
                || !isLikeIt(parent)
                || Blocks(page, parent).Any(block => page.Elements[block.Element].Tag == "h1")
            )
            {
                break;
            }

            at = parent;
        }

        return at;
    }

    private static void MarkAll(FlatPage page, int at, string sign)
    {
        for (var index = at; index < page.Elements[at].End; index++)
        {
            page.Elements[index].Boilerplate ??= sign;
        }
    }

    private static bool IsOpen(FlatPage page, PageBlock block) =>
        page.Elements[block.Element].Boilerplate is null;

    private static IEnumerable<PageBlock> Blocks(FlatPage page, int at) =>
        page.Blocks.Take(page.Elements[at].EndBlock).Skip(page.Elements[at].FirstBlock);

    private static int Held(FlatPage page, int at, int[] sums) =>
        sums[page.Elements[at].EndBlock] - sums[page.Elements[at].FirstBlock];

    private static int[] Sums(FlatPage page, Func<PageBlock, int> count)
    {
        var sums = new int[page.Blocks.Count + 1];
        for (var index = 0; index < page.Blocks.Count; index++)
        {
            sums[index + 1] = sums[index] + count(page.Blocks[index]);
        }

        return sums;
    }

    /// <summary>What a site says of cookies and partners in the first person, and the purposes of the advertising industry's consent form.</summary>
    [GeneratedRegex(
        @"\b(?:we|us|our) (?:and (?:our|the) )?(?:\d+ )?(?:technology |trusted |advertising )?(?:partners|vendors)\b|we (?:value|respect|care about) your privacy|(?:we|site|website|page) (?:also )?uses? (?:\S+ )?cookies|legitimate interests?|store and/or access information on a device|personali[sz]ed (?:ads|advertising|content)|your (?:privacy|consent|cookie) (?:choices|settings|preferences)|withdraw your consent|(?:nosotros y |nuestros )(?:nuestros )?(?:\d+ )?socios|nuestros \d+ socios|su privacidad|tu privacidad|(?:usamos|utilizamos|utiliza) cookies|interés legítimo|(?:almacenar|acceder a) (?:la )?información en un dispositivo|(?:publicidad|anuncios|contenido) personalizad|wir und unsere (?:\d+ )?partner|unsere(?:n)? (?:\d+ )?partnern?\b|(?:ihre|deine) privatsphäre|verwende[nt] (?:wir )?cookies|(?:wir|website|seite) (?:verwende[nt]|nutz(?:en|t)) cookies|berechtigte[sn]? interesse|informationen auf einem gerät|personalisierte (?:werbung|anzeigen|inhalte)|nous et nos (?:\d+ )?partenaires|nos (?:\d+ )?partenaires|votre vie privée|(?:utilisons|utilise) des cookies|intérêt légitime|informations sur un (?:terminal|appareil)|(?:publicités?|contenus?) personnalisée?s?|noi e (?:i nostri )?(?:\d+ )?(?:partner|fornitori)|i nostri (?:\d+ )?partner|la tua privacy|(?:utilizziamo|usiamo|utilizza) (?:i )?cookie|legittimo interesse|interesse legittimo|nós e (?:os )?nossos (?:\d+ )?parceiros|sua privacidade|(?:usamos|utilizamos) cookies|wij en onze (?:\d+ )?partners|onze (?:\d+ )?partners|(?:gebruiken|gebruikt) cookies|my i nasi (?:\d+ )?partnerzy|nasi (?:\d+ )?partnerzy|(?:używamy|wykorzystujemy) (?:plików )?cookie|мы и наши партн|наши партн[её]ры|используем (?:файлы )?cookie|vi och våra (?:\d+ )?partners?|vi og våre (?:\d+ )?partnere|vi og vores (?:\d+ )?partnere|çerez(?:ler)?(?:i|den)? kullan",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Consent();

    [GeneratedRegex(
        @"^\W*(?:i )?(?:accept|agree|allow|reject|decline|refuse|consent|manage|aceptar|acepto|rechazar|configurar|gestionar|akzeptieren|alle akzeptieren|zustimmen|einverstanden|ablehnen|einstellungen|accepter|j'accepte|tout accepter|refuser|tout refuser|paramétrer|accetta|accetto|rifiuta|personalizza|aceitar|aceito|rejeitar|accepteren|akkoord|weigeren|akceptuj|zgadzam|odrzuć|принять|согласен|отклонить|godkänn|acceptera|avvisa|godta|aksepter|accepter alle|kabul|reddet|souhlasím|přijmout|odmítnout|elfogad|hyväksy)\S*(?:\s+\S+){0,4}\W*$",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Choice();

    [GeneratedRegex(
        @"^\W*(?:anzeige|werbung|advertisement|advert|ad|sponsored(?: content)?|paid content|publicidad|anuncio|publicité|pubblicità|publicidade|publicitat|publicitate|reklama|reklám|hirdetés|reklam|mainos|annons|annonse|annonce|advertentie|реклама|на правах рекламы|διαφήμιση|إعلان|اعلان|פרסומת|विज्ञापन|広告|광고|广告|廣告)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex AdLabel();

    [GeneratedRegex(
        @"newsletter|boletín|boletim|infolettre|lettre d'info|hírlevél|nyhetsbrev|nyhedsbrev|nieuwsbrief|bülten|рассылк|розсилк|uutiskirje|ενημερωτικό δελτίο|النشرة البريدية|ניוזלטר|न्यूज़लेटर|ニュースレター|メルマガ|뉴스레터|briefing|boîte mail|your inbox|(?:ihr|dein) postfach|bandeja de entrada|casella di posta|skrzynk. odbiorcz|din inkorg",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Newsletter();

    [GeneratedRegex(
        @"\b(?:sign up|subscribe|get (?:the|our|it)|abonnier|anmeld|jetzt eintragen|suscr[ií]b|ap[uú]nt|recib|inscri|abonne|recev|recevez|iscriv|ricev|assin|receb|prenumer|zapisz|subskryb|přihlas|odebír|anmäl|tilmeld|meld (?:je|deg)|schrijf|aboneaz|feliratkoz|tilaa|abone ol|kaydol|подпи|підпи|εγγραφ)|اشترك|הירשמו|सब्सक्राइब|登録|購読|구독|订阅|訂閱",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex SignUp();
}
