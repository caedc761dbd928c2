using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Digests;
using NewsDigest.Digests.Pages;

namespace NewsDigest.Worker.Deliveries;

/// <summary>An edition in short, as programs are told of it.</summary>
internal static class WebhookBody
{
    private const int MostSlackBlocks = 50;
    private const int MostSlackText = 2900; // of 3,000
    private const int MostSlackHeader = 150;
    private const int MostTeamsBytes = 24_000; // of 28 KB

    public static byte[] Write(string? format, EditionView view) =>
        format switch
        {
            WebhookRow.Slack => Bytes(Slack(view)),
            WebhookRow.Teams => Teams(view),
            _ => Bytes(Notice(view)),
        };

    private static byte[] Bytes(object body) =>
        JsonSerializer.SerializeToUtf8Bytes(body, ArticleJson.OneLine);

    private static object Notice(EditionView view)
    {
        var edition = view.Edition;
        return new
        {
            schema = "newsdigest.edition-notice/1",
            edition = edition.Id,
            edition.Revision,
            edition.Title,
            edition.Window,
            url = view.Links.Edition(edition.Id),
            received = edition.Counts.Received,
            inStories = edition.Counts.InStories,
            stories = edition.Stories.Select(story => new
            {
                story.Id,
                story.Headline,
                url = view.Links.Story(edition.Id, story.Id),
                story.Sources,
                story.Languages,
                story.IsMachineDraft,
                sentences = story.Sentences.Select(sentence => sentence.Text),
                figures = story.Figures.Select(figure => new
                {
                    figure.Kind,
                    figure.Label,
                    values = figure.Values.Select(value => new
                    {
                        value.Text,
                        value.Source,
                        value.At,
                        value.IsChecked,
                    }),
                }),
            }),
        };
    }

    private static object Slack(EditionView view)
    {
        var edition = view.Edition;
        List<object> blocks =
        [
            new
            {
                type = "header",
                text = new
                {
                    type = "plain_text",
                    text = VisibleText.Line(
                        $"{edition.Title}, {view.Times.Short(edition.Window.To)}",
                        MostSlackHeader
                    ),
                },
            },
            Section(
                $"{SlackText(view.Counts)}.{SlackLink(view.Links.Edition(edition.Id), "Open the edition", " ")}"
            ),
        ];
        var left = edition.Stories.Count;
        foreach (var story in edition.Stories.TakeWhile(_ => blocks.Count < MostSlackBlocks - 1))
        {
            blocks.Add(Section(SlackStory(view, story)));
            left--;
        }

        if (left > 0)
        {
            blocks.Add(Section($"and {left} more on the page"));
        }

        return new { text = SlackText(edition.Title), blocks };
    }

    private static object Section(string text) =>
        new { type = "section", text = new { type = "mrkdwn", text } };

    /// <summary>Built line by line and ended in time: a cut in the middle could open a link that is not closed.</summary>
    private static string SlackStory(EditionView view, Story story)
    {
        var headline = VisibleText.Line(story.Headline, MostSlackHeader);
        var link = view.Links.Story(view.Edition.Id, story.Id);
        string[] lines =
        [
            link is null ? $"*{SlackText(headline)}*" : $"*{SlackLink(link, headline, "")}*",
            .. story.Sentences.Select(sentence => SlackText(sentence.Text)),
            .. story.Figures.Select(figure =>
                $"_{SlackText(figure.Label)}:_ {SlackText(Values(figure))}"
            ),
            SlackText(
                $"{EditionView.Number(story.Sources, "source")}, {EditionView.Languages(story)}"
            ),
        ];
        var text = lines[0];
        foreach (
            var line in lines.Skip(1).TakeWhile(line => text.Length + line.Length < MostSlackText)
        )
        {
            text += $"\n{line}";
        }

        return text;
    }

    private static string Values(Figure figure) =>
        string.Join(
            " · ",
            figure.Values.Select(value =>
                $"{value.Text} ({value.Source}{(value.IsChecked ? "" : ", unverified")})"
            )
        );

    private static string SlackLink(string? address, string text, string before) =>
        address is null
            ? ""
            : $"{before}<{SlackText(address).Replace("|", "%7C", StringComparison.Ordinal)}|{SlackText(text).Replace('|', '/')}>";

    /// <summary>Slack reads commands and links between angle brackets, and marks between signs that a zero width space keeps apart.</summary>
    private static string SlackText(string text) =>
        VisibleText
            .Of(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Rich text has no marks that text of an article could use. Stories are left out from the end until the card is small enough.</summary>
    private static byte[] Teams(EditionView view)
    {
        var stories = view.Edition.Stories.Count;
        var card = Bytes(Card(view, stories));
        while (card.Length > MostTeamsBytes && stories > 0)
        {
            stories = Math.Min(stories - 1, stories * MostTeamsBytes / card.Length);
            card = Bytes(Card(view, stories));
        }

        return card;
    }

    private static object Card(EditionView view, int stories)
    {
        var edition = view.Edition;
        List<object> body =
        [
            Rich(Run($"{edition.Title}, {view.Times.Short(edition.Window.To)}", bold: true)),
            Rich(Run($"{view.Counts}.")),
            .. edition.Stories.Take(stories).SelectMany(TeamsStory),
        ];
        if (stories < edition.Stories.Count)
        {
            body.Add(Rich(Run($"and {edition.Stories.Count - stories} more on the page")));
        }

        var content = new Dictionary<string, object>
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
        };
        if (view.Links.Edition(edition.Id) is { } url)
        {
            content["actions"] = new[]
            {
                new
                {
                    type = "Action.OpenUrl",
                    title = "Open the edition",
                    url,
                },
            };
        }

        return new
        {
            type = "message",
            attachments = new[]
            {
                new { contentType = "application/vnd.microsoft.card.adaptive", content },
            },
        };
    }

    private static IEnumerable<object> TeamsStory(Story story)
    {
        yield return Rich(Run(story.Headline, bold: true));
        yield return Rich(Run(string.Join(' ', story.Sentences.Select(sentence => sentence.Text))));
        foreach (var figure in story.Figures)
        {
            yield return Rich(Run($"{figure.Label}: {Values(figure)}"));
        }
    }

    private static object Rich(object run) =>
        new { type = "RichTextBlock", inlines = new[] { run } };

    private static object Run(string text, bool bold = false) =>
        new
        {
            type = "TextRun",
            text = VisibleText.Of(text),
            weight = bold ? "Bolder" : "Default",
        };
}
