using System.Diagnostics;

namespace NewsDigest.Evaluation;

/// <summary>Processor time of this process for each page; other work on the machine does not count.</summary>
internal sealed class PageClock
{
    private const int WarmUp = 150; // pages
    private const int WarmUps = 5; // the compiler works on what runs often for some seconds more

    private readonly List<double> _milliseconds = [];
    private long _allocated;

    /// <summary>The first pages cost the compiler's time, and do not count.</summary>
    public static PageClock Warm(PageExtractor extractor, IEnumerable<string> pages)
    {
        string[] first = [.. pages.Take(WarmUp)];
        for (var round = 0; round < WarmUps; round++)
        {
            foreach (var page in first)
            {
                extractor.Extract(page);
            }
        }

        return new PageClock();
    }

    public string Run(PageExtractor extractor, string html)
    {
        var (memory, start) = (GC.GetAllocatedBytesForCurrentThread(), ProcessorTime());
        var text = extractor.Extract(html);
        _milliseconds.Add((ProcessorTime() - start).TotalMilliseconds);
        _allocated += GC.GetAllocatedBytesForCurrentThread() - memory;
        return text;
    }

    public Row[] Rows(DataSet set, string group) =>
        [
            new(
                set.Name,
                group,
                "median CPU ms a page",
                _milliseconds.Order().ElementAt(_milliseconds.Count / 2),
                _milliseconds.Count
            ),
            new(
                set.Name,
                group,
                "mean CPU ms a page",
                _milliseconds.Average(),
                _milliseconds.Count
            ),
            new(
                set.Name,
                group,
                "allocated MB a page",
                _allocated / 1e6 / _milliseconds.Count,
                _milliseconds.Count
            ),
        ];

    private static TimeSpan ProcessorTime() => Process.GetCurrentProcess().TotalProcessorTime;
}
