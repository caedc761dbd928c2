using NewsDigest.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest.Tests.Translation;

public sealed class AnswerReaderTests
{
    private static readonly PromptDelimiter PromptDelimiter = PromptDelimiter.For("hash", []);
    private static readonly SourceItem[] Asked =
    [
        .. Enumerable
            .Range(1, 10)
            .Select(number => new SourceItem(
                $"p{number}",
                $"El texto del párrafo número {number} dice algo."
            )),
    ];

    [Fact]
    public void A_whole_answer_is_taken_whole() =>
        Assert.Equal(Asked.Select(item => item.Id), Read(Answer())!.Keys);

    [Fact]
    public void Only_english_that_is_there_may_stay_unchanged()
    {
        AnsweredParagraph[] answer = [new("p1", "unchanged", "The finding is mistaken.")];
        SourceItem[] mended = [Asked[0] with { MayStay = true }];

        var kept = AnswerReader.Judge(answer, mended, PromptDelimiter);

        Assert.Equal("The finding is mistaken.", kept.Accepted["p1"].Objection);
        Assert.Null(kept.Accepted["p1"].English);
        Assert.Empty(AnswerReader.Judge(answer, [Asked[0]], PromptDelimiter).Accepted);
    }

    [Fact]
    public void An_id_that_came_twice_is_open_again_though_one_of_the_two_may_be_right() =>
        Assert.Equal(["p4"], Open(Answer().Append(Translated("p4"))));

    [Fact]
    public void What_stands_out_of_order_is_open_again_and_the_rest_is_kept()
    {
        var answer = Answer();
        (answer[1], answer[5]) = (answer[5], answer[1]);

        Assert.Equal(["p2", "p6"], Open(answer));
    }

    [Fact]
    public void A_paragraph_followed_by_a_stranger_is_open_again_for_a_part_of_it_may_stand_there() =>
        Assert.Equal(["p3"], Open([.. Answer()[..3], Translated("p3b"), .. Answer()[3..]]));

    [Theory]
    [InlineData("translated", "")]
    [InlineData("translated", " \n\t ")]
    [InlineData("not_content", "But there is text.")]
    [InlineData("already_english", "")] // the source is Spanish
    [InlineData("something_else", "Text.")]
    public void Status_and_text_that_do_not_belong_together_are_open_again(
        string status,
        string text
    ) =>
        Assert.Equal(
            ["p5"],
            Open(
                Answer()
                    .Select(paragraph =>
                        paragraph.Id == "p5"
                            ? paragraph with
                            {
                                Status = status,
                                Text = text,
                            }
                            : paragraph
                    )
            )
        );

    [Fact]
    public void An_endless_text_or_one_that_holds_a_mark_is_open_again() =>
        Assert.Equal(
            ["p1", "p2", "p3"],
            Open(
                Answer()
                    .Select(paragraph =>
                        paragraph.Id switch
                        {
                            "p1" => paragraph with
                            {
                                Text = string.Concat(Enumerable.Repeat("again and ", 200)),
                            },
                            "p2" => paragraph with
                            {
                                Text = $"The nonce is {PromptDelimiter.Nonce}.",
                            },
                            "p3" => paragraph with { Text = "Text <end 0123456789ab>" },
                            _ => paragraph,
                        }
                    )
            )
        );

    [Fact]
    public void An_answer_with_too_few_right_ids_is_not_trusted_in_the_rest() =>
        Assert.Null(Read(Answer()[..5]));

    [Theory]
    [InlineData("The council opened the new market on Thursday.", true)]
    [InlineData("El concejal abrió el mercado nuevo este jueves por la mañana.", false)]
    [InlineData("Сегодня", false)]
    [InlineData("BBC News", true)]
    public void English_is_believed_only_of_what_can_be_English(string text, bool english) =>
        Assert.Equal(english, EnglishWords.LooksEnglish(text));

    [Theory]
    [InlineData("Le mot est écrit avec des lettres et il est dans la phrase.", true)]
    [InlineData(
        "Der Bürgermeister hat gestern den neuen Markt in der Stadt eröffnet und niemand war da.",
        true
    )]
    [InlineData("The mayor opened the new market in the town yesterday.", false)]
    [InlineData(
        "Real Madrid 3, Barcelona 2; Sevilla 1, Valencia 1; Athletic Bilbao 0, Getafe 4; Celta de Vigo 2, Betis 2.",
        false
    )]
    [InlineData(
        "Attending: Ivanov, Petrov, Sidorov, Kuznetsov, Smirnov, Popov, Vasilyev and Sokolov.",
        false
    )]
    public void Another_language_in_the_same_letters_is_no_translation(string text, bool other) =>
        Assert.Equal(other, EnglishWords.IsAnotherLanguage(text));

    private static AnsweredParagraph[] Answer() => [.. Asked.Select(item => Translated(item.Id))];

    private static AnsweredParagraph Translated(string id) =>
        new(id, "translated", $"The text of {id} says something.");

    private static IReadOnlyDictionary<string, AcceptedItem>? Read(
        IEnumerable<AnsweredParagraph> answer
    ) =>
        AnswerReader.Judge([.. answer], Asked, PromptDelimiter) is { IsTrusted: true } judged
            ? judged.Accepted
            : null;

    private static IEnumerable<string> Open(IEnumerable<AnsweredParagraph> answer)
    {
        var accepted = Read(answer)!;
        Assert.All(accepted.Values, item => Assert.Equal(ParagraphStatus.Translated, item.Status));
        return Asked.Select(item => item.Id).Except(accepted.Keys);
    }
}
