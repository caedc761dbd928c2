using System.Globalization;
using System.Text;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>What a chaos run did to the articles, and what became of them.</summary>
/// <param name="Broken">Results that are not whole: a page is missing beside the JSON.</param>
/// <param name="Calls">Requests that the model received.</param>
/// <param name="Repeated">Calls that were made again, by what befell the ones before them.</param>
/// <param name="Hit">Calls under way that a kill, a pause or a lost answer hit: so many may be made again, and no more.</param>
/// <param name="AfterPublication">Calls for an article whose result was already there.</param>
internal sealed record ChaosLedger(
    ChaosPlan Plan,
    IReadOnlyDictionary<string, int> Faults,
    Ledger End,
    HostileEnds Hostile,
    int Broken,
    int Calls,
    IReadOnlyDictionary<string, int> Repeated,
    int Hit,
    int AfterPublication,
    TimeSpan Took
)
{
    public int Lost => Plan.Articles - End.Published - End.Quarantined;

    public int ExtraCalls => Calls - (Plan.Articles * Newsroom.CallsPerArticle);

    public string Write()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"enqueued               {Plan.Articles} articles, {Plan.Duplicates} of them twice; {Plan.Workers} workers; seed {Plan.Seed}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"faults                 {Faults.Values.Sum()}: {string.Join(", ", Faults.OrderByDescending(fault => fault.Value).Select(fault => $"{fault.Value} {fault.Key}"))}\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"published              {End.Published}\n");
        text.Append(CultureInfo.InvariantCulture, $"lost                   {Lost}\n");
        text.Append(CultureInfo.InvariantCulture, $"published twice        {End.Doubled}\n");
        text.Append(CultureInfo.InvariantCulture, $"not whole              {Broken}\n");
        text.Append(CultureInfo.InvariantCulture, $"quarantined            {End.Quarantined}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"damaged messages       {Plan.Hostile}; by their ids {Hostile.Published} have a result, {Hostile.Quarantined} are quarantined, {Hostile.Both} both\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"left on the queue      {End.Waiting}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"model calls            {Calls}, {ExtraCalls} more than {Newsroom.CallsPerArticle} an article\n"
        );
        foreach (var (why, calls) in Repeated.OrderByDescending(reason => reason.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {calls, -20} {why}\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"  calls under way that a kill, a pause or a lost answer hit: {Hit}\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"  after publication    {AfterPublication}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"took                   {Took.TotalMinutes:0.0} min\n"
        );
        return text.ToString();
    }
}
