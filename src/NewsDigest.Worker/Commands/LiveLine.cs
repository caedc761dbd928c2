using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsDigest.Worker.Commands;

/// <summary>A line above the live view: it is written where the view stands, so what the view left there is erased first.</summary>
internal sealed class LiveLine(string text) : IRenderable
{
    private const string EraseBelow = "\u001b[J";

    private readonly IRenderable _text = new Text(text);

    public Measurement Measure(RenderOptions options, int maxWidth) =>
        _text.Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [Segment.Control(EraseBelow), .. _text.Render(options, maxWidth), Segment.LineBreak];
}
