using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>V03, V04, V05, V22: the text is there, it is English, and it does not run in circles.</summary>
internal static partial class EnglishCheck
{
    private const double MaxForeignLetters = 0.05;
    private const int CopiedRun = 6; // words
    private const int LoopRun = 10;
    private const int SourceRun = 5; // many languages say in five words what English says in ten
    private const int SourceLetters = 8; // the same where there are no spaces
    private const int LongWord = 12; // letters; longer ones on average are sentences without spaces
    private const int MinWords = 4;
    private const int EnoughForeignWords = 2; // in lower case, of a paragraph that the detector calls foreign

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph) =>
        Check(paragraph.Id, paragraph.Source.Text, paragraph.English.Text);

    public static IEnumerable<Finding> Check(string place, string source, string english)
    {
        TextSpan[] sourceSpans = Spans(source),
            spans = Spans(english);
        string[] sourceWords =
            [.. sourceSpans.Select(span => source.Substring(span.Start, span.Length))],
            words = [.. spans.Select(span => english.Substring(span.Start, span.Length))];
        if (sourceWords.Length >= MinWords && words.Length < 2)
        {
            yield return new Finding(
                "V03",
                Severity.Hard,
                place,
                $"The source has {sourceWords.Length} words; the translation has {words.Length}."
            );
        }

        if (ForeignLetters(place, english, "the translation") is { } finding)
        {
            yield return finding;
        }

        if (sourceWords.Length >= MinWords && words.SequenceEqual(sourceWords))
        {
            yield return new Finding(
                "V05",
                Severity.Hard,
                place,
                "The translation is the source, word for word.",
                null,
                null,
                new TextSpan(0, source.Length),
                new TextSpan(0, english.Length)
            );
        }
        else if (CommonRun(sourceWords, words) is var (theirs, ours))
        {
            var span = Span(spans, ours, CopiedRun);
            yield return new Finding(
                "V05",
                Severity.Hard,
                place,
                $"{CopiedRun} words or more stand in the translation as in the source: '{english.Substring(span.Start, span.Length)}'.",
                null,
                null,
                Span(sourceSpans, theirs, CopiedRun),
                span
            );
        }
        else if (StrangeSentence(place, english) is { } strange)
        {
            yield return strange;
        }

        if (Loop(words, LoopRun) is { } loop && !Repeats(source, sourceWords))
        {
            var span = Span(spans, loop, LoopRun);
            yield return new Finding(
                "V22",
                Severity.Hard,
                place,
                $"The translation says the same {LoopRun} words twice: '{english.Substring(span.Start, span.Length)}'.",
                null,
                null,
                null,
                span
            );
        }
    }

    /// <summary>Of a paragraph that is published as it came, because somebody takes it for English.</summary>
    /// <param name="language">What the paragraph's language was found to be.</param>
    public static IEnumerable<Finding> CheckOriginal(string place, string text, string language)
    {
        if (
            ForeignLetters(place, text, "this paragraph, which is published as English,") is
            { } letters
        )
        {
            yield return letters;
        }

        if (language != LanguageCodes.English && FunctionWords.AreMissing(text, EnoughForeignWords))
        {
            yield return new Finding(
                "V05",
                Severity.Hard,
                place,
                $"The paragraph is published as it came, but it is not English: its language is {language}.",
                null,
                null,
                new TextSpan(0, text.Length),
                new TextSpan(0, text.Length)
            );
        }
        else if (StrangeSentence(place, text) is { } strange)
        {
            yield return strange;
        }
    }

    private static Finding? ForeignLetters(string place, string english, string what)
    {
        var letters = english.EnumerateRunes().Where(Rune.IsLetter).ToArray();
        var foreign = letters.Count(rune => !IsLatin(rune));
        var severity = foreign > MaxForeignLetters * letters.Length ? Severity.Hard : Severity.Soft;
        return foreign == 0
            ? null
            : new Finding(
                "V04",
                severity,
                place,
                $"{foreign} of {letters.Length} letters of {what} are not Latin letters.",
                null,
                null,
                null,
                ForeignRun(english)
            );
    }

    private static Finding? StrangeSentence(string place, string english) =>
        Sentences.Split(english).FirstOrDefault(FunctionWords.AreMissing) is { } strange
            ? new Finding(
                "V04",
                Severity.Hard,
                place,
                $"Hardly a word of this sentence is one that English sentences are made of: '{strange}'.",
                null,
                strange,
                null,
                new TextSpan(
                    Math.Max(0, english.IndexOf(strange, StringComparison.Ordinal)),
                    strange.Length
                )
            )
            : null;

    /// <summary>Names and titles are copied with reason; a run with two words in lower case is text that was left in its language.</summary>
    private static (int Source, int English)? CommonRun(string[] source, string[] english)
    {
        Dictionary<ulong, int> runs = [];
        foreach (var (start, run) in Runs(source, CopiedRun, StringComparer.Ordinal))
        {
            runs.TryAdd(run, start);
        }

        foreach (var (start, run) in Runs(english, CopiedRun, StringComparer.Ordinal))
        {
            if (
                runs.TryGetValue(run, out var place)
                && english
                    .AsSpan(start, CopiedRun)
                    .ToArray()
                    .Count(word => word.Length > 1 && word.All(char.IsLower)) >= 2
            )
            {
                return (place, start);
            }
        }

        return null;
    }

    /// <summary>Whether the source says something twice itself. Where it writes without spaces, letters stand for words.</summary>
    private static bool Repeats(string source, string[] words) =>
        Loop(words, SourceRun) is not null
        || (
            words.Length * LongWord < source.Length
            && Loop(
                [.. source.Where(char.IsLetter).Select(letter => letter.ToString())],
                SourceLetters
            )
                is not null
        );

    /// <summary>Where the second of two equal runs begins.</summary>
    private static int? Loop(string[] words, int length)
    {
        HashSet<ulong> seen = [];
        foreach (var (start, run) in Runs(words, length, StringComparer.OrdinalIgnoreCase))
        {
            if (!seen.Add(run))
            {
                return start;
            }
        }

        return null;
    }

    /// <summary>Each run of words as one number: as text they would be the largest part of what the check allocates.</summary>
    private static IEnumerable<(int Start, ulong Hash)> Runs(
        string[] words,
        int length,
        StringComparer comparer
    )
    {
        for (var start = 0; start + length <= words.Length; start++)
        {
            var hash = Fnv.Start;
            for (var index = start; index < start + length; index++)
            {
                hash = Fnv.Add(hash, (uint)comparer.GetHashCode(words[index]));
            }

            yield return (start, hash);
        }
    }

    private static TextSpan[] Spans(string text)
    {
        List<TextSpan> spans = new(text.Length / 6);
        foreach (var match in Word().EnumerateMatches(text))
        {
            spans.Add(new TextSpan(match.Index, match.Length));
        }

        return [.. spans];
    }

    private static TextSpan Span(TextSpan[] words, int start, int count) =>
        new(
            words[start].Start,
            words[start + count - 1].Start + words[start + count - 1].Length - words[start].Start
        );

    /// <summary>From the first foreign letter to the last of the same run.</summary>
    private static TextSpan ForeignRun(string text)
    {
        var (start, end, index) = (-1, -1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var isForeign = Rune.IsLetter(rune) && !IsLatin(rune);
            if (start < 0 ? isForeign : isForeign || !Rune.IsLetter(rune))
            {
                start = start < 0 ? index : start;
                end = isForeign ? index + rune.Utf16SequenceLength : end;
            }
            else if (start >= 0)
            {
                break;
            }

            index += rune.Utf16SequenceLength;
        }

        return new TextSpan(Math.Max(0, start), Math.Max(0, end - start));
    }

    private static bool IsLatin(Rune rune) =>
        rune.Value
            is < 0x250
                or (>= 0x1E00 and <= 0x1EFF)
                or (>= 0x2C60 and <= 0x2C7F)
                or (>= 0xA720 and <= 0xA7FF)
                or (>= 0xFB00 and <= 0xFB06)
                or 0x2071
                or 0x207F
                or (>= 0x2090 and <= 0x209C)
                or 0x2126
                or 0x00B5
                or 0x212A
                or 0x212B;

    [GeneratedRegex(
        @"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
