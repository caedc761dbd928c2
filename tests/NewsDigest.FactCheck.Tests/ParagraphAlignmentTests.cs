using NewsDigest.Facts.Reading;

namespace NewsDigest.FactCheck.Tests;

public sealed class ParagraphAlignmentTests
{
    private static readonly string[] Source =
    [
        "El Parlamento de Ucrania rechazó la propuesta por 147 votos.",
        "La empresa Siemens invertirá 900 millones en Galicia.",
        "El festival de Salzburgo comienza el 17 de julio con Mozart.",
        "La alcaldesa no quiso hacer declaraciones.",
    ];

    private static readonly string[] English =
    [
        "The parliament of Ukraine rejected the proposal by 147 votes.",
        "The company Siemens will invest 900 million in Galicia.",
        "The Salzburg festival begins on July 17 with Mozart.",
        "The mayor did not want to comment.",
    ];

    [Fact]
    public void As_many_paragraphs_belong_together_in_their_order() =>
        Assert.Equal("0-0 1-1 2-2 3-3", Align(Source, English));

    [Fact]
    public void A_paragraph_that_was_left_out_stands_alone() =>
        Assert.Equal("0-0 1- 2-1 3-2", Align(Source, [English[0], English[2], English[3]]));

    [Fact]
    public void A_paragraph_that_was_added_stands_alone() =>
        Assert.Equal(
            "0-0 1-1 -2 2-3 3-4",
            Align(
                Source,
                [
                    English[0],
                    English[1],
                    "Read our newsletter every morning with all that happens in the region.",
                    English[2],
                    English[3],
                ]
            )
        );

    [Fact]
    public void Paragraphs_that_were_merged_and_split_are_held_against_all_of_theirs()
    {
        Assert.Equal(
            "0-0 12-1 3-2",
            Align(Source, [English[0], $"{English[1]} {English[2]}", English[3]])
        );
        Assert.Equal(
            "0-0 1-1 2-23 3-4",
            Align(
                Source,
                [
                    English[0],
                    English[1],
                    "The Salzburg festival begins on July 17",
                    "with Mozart.",
                    English[3],
                ]
            )
        );
    }

    private static string Align(string[] source, string[] english) =>
        string.Join(
            ' ',
            ParagraphAlignment
                .Align(source, "es", english)
                .Select(pair =>
                    $"{Digits(pair.Source, source.Length)}-{Digits(pair.English, english.Length)}"
                )
        );

    private static string Digits(Range range, int count) =>
        string.Concat(Enumerable.Range(0, count).ToArray()[range]);
}
