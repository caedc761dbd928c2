using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.MessageLoop;

namespace NewsDigest.Worker.Commands;

/// <summary>One finished article on one line of a terminal.</summary>
internal static class FinishedLine
{
    private const int MaxId = 40;

    public static string Of(FinishedArticle article) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{article.Took.TotalSeconds, 6:0.0} s  {ShortId(article.Id)}: {Ending(article.Outcome)}"
        );

    public static string ShortId(string id) => id.Length <= MaxId ? id : $"{id[..(MaxId - 1)]}…";

    private static string Ending(Outcome outcome) =>
        outcome switch
        {
            Outcome.Published { Repeated: true } or Outcome.Blocked { Repeated: true } =>
                "already there",
            Outcome.Published published => published.Result.Verdict.Words(),
            Outcome.Blocked blocked => $"no English: {blocked.Result.Reasons[0].Message}",
            Outcome.Rejected { Reason.Held: not null } => "held for review",
            Outcome.Rejected { Reason: var reason } =>
                $"quarantined: {reason.Field ?? reason.Code}: {reason.Detail}",
            _ => "",
        };
}
