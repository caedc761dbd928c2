namespace NewsDigest.Facts.Reading.Content;

/// <summary>Beginnings of English words that say nothing about what a text is about.</summary>
internal static class ContentStops
{
    private const string Words = """
        about after all am an and any are as at be been but by can cant come could day did didnt do
        dont every for from get go going good had has have he help her here hes him his how if ill im
        in is it its ive just know like many me more much my need never no not now of on one only or
        other out peopl pleas reall see she shoul so some somet speak take tell than that the them
        there they think this time to too under up us very want was we were what when who will with
        would you your
        """;

    public static readonly HashSet<string> English = new(
        Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal
    );
}
