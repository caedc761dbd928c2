using NewsDigest.Articles;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsDigest.Worker.Visible;

/// <summary>The same for tables and live views: they write to the terminal itself, because they steer it.</summary>
internal sealed class VisibleRendering : IRenderHook
{
    public IEnumerable<IRenderable> Process(
        RenderOptions options,
        IEnumerable<IRenderable> renderables
    ) => renderables.Select(inner => new Shown(inner));

    private sealed class Shown(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) =>
            inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner
                .Render(options, maxWidth)
                .Select(segment =>
                    segment.IsControlCode || segment.IsLineBreak ? segment : Visible(segment)
                );

        private static Segment Visible(Segment segment) =>
            string.Join('\n', segment.Text.Split('\n').Select(VisibleText.Of)) is var text
            && text == segment.Text
                ? segment
                : new Segment(text, segment.Style);
    }
}
