using System.Text.RegularExpressions;

namespace NewsDigest.Cleaning;

/// <summary>Sentences in which a site speaks of itself: whose the text is, its newsletter, and that a machine summed the text up.</summary>
internal static partial class BoilerplateLines
{
    private const int MaxRights = 200; // characters
    private const int MaxNewsletter = 320;
    private const int MaxMachine = 240;

    public static bool Match(string text) =>
        IsRights(text) || IsNewsletter(text) || IsOfMachine(text);

    /// <summary>"This summary was made by AI and may hold errors."</summary>
    public static bool IsOfMachine(string text) =>
        text.Length <= MaxMachine
        && (
            MachineSummary().IsMatch(text)
            || SummaryWithVerbLast().IsMatch(text)
            || SummaryByMachine().IsMatch(text)
        );

    private static bool IsRights(string text) =>
        text.Length <= MaxRights
        && (
            RightsBegin().IsMatch(text)
            || (RightsReserved().IsMatch(text) && text.Length <= MaxRights * 3 / 4)
        );

    private static bool IsNewsletter(string text) =>
        text.Length <= MaxNewsletter
        && OwnNewsletter().IsMatch(text)
        && Subscribing().IsMatch(text);

    [GeneratedRegex(
        @"^\s*(?:©|\(c\)\s?(?:19|20)\d\d|copyright\b\s*(?:©|\(c\)|:|(?:19|20)\d\d|by\b))",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex RightsBegin();

    [GeneratedRegex(
        @"all rights reserved|todos los derechos reservados|todos os direitos reservados|tous droits réservés|alle rechte vorbehalten|tutti i diritti (?:sono )?riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|усі права захищен|všechna práva vyhrazena|toate drepturile rezervate|tüm hakları saklıdır|minden jog fenntartva|sva prava pridržana|με επιφύλαξη παντός δικαιώματος|alla rättigheter förbehållna|無断転載(?:を禁|禁止)|版权所有|版權所有|무단\s?전재",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex RightsReserved();

    [GeneratedRegex(
        @"\b(?:our|my|nuestr[oa]s?|notre|nos|unser(?:e[nmr]?)?|nostr[ao]|noss[ao]|onze|ons|nasz(?:ego|ym)?|našeho|naší|vår[ta]?|vores|наш[уае]?\S*|bültenimiz\S*)\s+(?:\S+\s+){0,3}(?:e-?mail\s+)?(?:newsletter|boletín|boletin|bulletin|infolettre|nieuwsbrief|nyhetsbrev|nyhedsbrev|рассылк\S*|розсилк\S*|zpravodaj\S*)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OwnNewsletter();

    [GeneratedRegex(
        @"subscri|suscr[ií]|suscrip|abonn|abbon|anmeld|melden sie sich|inscri|iscri|sign up|regist|assin|zapisz|subskryb|prenumer|tilmeld|meld je aan|schrijf je in|подпис|підпис|receive|recib|reçois|recevez|ricevi|receba|erhalten",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Subscribing();

    [GeneratedRegex(
        @"(?:summary|resumen|résumé|riassunto|resumo|sintesi|zusammenfassung|samenvatting|podsumowanie|streszczenie|sammanfattning|sammendrag|краткое содержание|özet|要約|摘要|요약)\S*[^.!?]{0,60}(?:generated|created|written|produced|made|generado|creado|elaborado|realizado|généré|créé|rédigé|generat|creat|gerado|criado|erstellt|generiert|verfasst|gemaakt|gegenereerd|wygenerowan|genererad|skapad|generert|создано|сгенерирован|oluşturul|生成|作成|생성)\S*[^.!?]{0,50}(?:\bA\.?I\.?\b|\bI\.?A\.?\b|\bK\.?I\.?\b|\bИИ\b|artificial intelligence|inteligencia artificial|intelligence artificielle|intelligenza artificiale|inteligência artificial|künstliche[rn]? intelligenz|kunstmatige intelligentie|sztuczn\S+ inteligencj|искусственн\S+ интеллект|yapay zek|人工智能|人工知能|生成AI|인공지능|chatgpt|gpt|gemini|copilot|claude)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex MachineSummary();

    /// <summary>The same in languages whose verb comes last.</summary>
    [GeneratedRegex(
        @"(?:zusammenfassung|samenvatting|özet|要約|요약)\S*[^.!?]{0,60}(?:\bA\.?I\b|AI[がで가로]|\bKI\b|künstliche[rn]? intelligenz|kunstmatige intelligentie|yapay zek\S*|人工知能|인공지능|chatgpt|gemini|copilot|claude)[^.!?]{0,20}(?:erstellt|generiert|verfasst|erzeugt|gemaakt|gegenereerd|geschreven|oluşturul|hazırlan|生成|作成|생성|작성)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SummaryWithVerbLast();

    [GeneratedRegex(
        @"^\W{0,3}(?:this|the|these|este|esta|ce|cette|diese[rs]?|questo|questa|deze|dit|ten|den här|dette)?\s*(?:\S+\s+){0,2}(?:AI|KI|IA|ИИ|A\.I\.)[- ]?(?:generated|generierte?s?|erstellte?|assisted|powered|generado|generada|générée?|gegenereerde?|genererad)?\s*(?:summary|resumen|résumé|riassunto|resumo|zusammenfassung|samenvatting|podsumowanie|sammanfattning|key (?:points|takeaways))",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SummaryByMachine();
}
