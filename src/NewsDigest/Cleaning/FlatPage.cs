using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsDigest.Cleaning;

/// <summary>
/// A page laid flat: its elements in document order, and its text cut into blocks where a reader sees a new line begin.
/// Without recursion, because a page can be nested deeper than a stack.
/// </summary>
internal sealed class FlatPage
{
    private static readonly HashSet<string> Silent = ["script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "select", "textarea", "title", "audio", "video", "math"];
    private static readonly HashSet<string> ForMachines = ["meta", "link", "script", "title"];

    private static readonly HashSet<string> Breaking =
    [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ];

    private readonly StringBuilder _text = new();
    private int _linkLetters;
    private int _links;

    private FlatPage()
    {
    }

    public List<PageElement> Elements { get; } = [];

    public List<PageBlock> Blocks { get; } = [];

    /// <summary>What the page says to machines: its meta, link, script and title elements.</summary>
    public List<IElement> Said { get; } = [];

    public static FlatPage Of(IHtmlDocument document)
    {
        var page = new FlatPage();
        page.Walk(document.DocumentElement);
        return page;
    }

    public string TextOf(PageElement element) => string.Join(' ', Blocks[element.FirstBlock..element.EndBlock].Select(block => block.Text.Trim()));

    private void Walk(IElement top)
    {
        var open = new Stack<(INodeList Children, int Next, int Element, bool Breaks, bool IsLink)>();
        Open(top, -1);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Children.Length)
            {
                Close(at.Element, at.Breaks, at.IsLink);
                continue;
            }

            open.Push(at with { Next = at.Next + 1 });
            switch (at.Children[at.Next])
            {
                case IText words:
                    Append(words.Data);
                    break;
                case IHtmlBreakRowElement:
                    _text.Append('\n');
                    break;
                case IElement element:
                    if (ForMachines.Contains(element.LocalName))
                    {
                        Said.Add(element);
                    }

                    if (!Silent.Contains(element.LocalName))
                    {
                        Open(element, at.Element);
                    }

                    break;
            }
        }

        void Open(IElement element, int parent)
        {
            var breaks = Breaking.Contains(element.LocalName);
            if (breaks)
            {
                Flush(parent);
            }

            var isLink = element.LocalName == "a" && element.HasAttribute("href");
            _links += isLink ? 1 : 0;
            Elements.Add(new PageElement(element, parent, breaks || parent < 0 ? Elements.Count : Elements[parent].Container) { FirstBlock = Blocks.Count, Breaks = breaks, IsLink = isLink, IsInLink = _links > 0 });
            open.Push((element.ChildNodes, 0, Elements.Count - 1, breaks, isLink));
        }
    }

    private void Close(int element, bool breaks, bool isLink)
    {
        _links -= isLink ? 1 : 0;
        if (breaks)
        {
            Flush(element);
        }

        Elements[element].EndBlock = Blocks.Count;
        Elements[element].End = Elements.Count;
    }

    private void Append(string words)
    {
        _text.Append(words.Replace('\n', ' ').Replace('\r', ' '));
        if (_links > 0)
        {
            _linkLetters += words.Count(char.IsLetterOrDigit);
        }
    }

    private void Flush(int element)
    {
        if (_text.Length > 0)
        {
            var block = _text.ToString();
            var letters = block.Count(char.IsLetterOrDigit);
            if (letters > 0)
            {
                Blocks.Add(new PageBlock(Blocks.Count, block, Elements[element].Container, letters, _linkLetters));
            }

            _text.Clear();
        }

        _linkLetters = 0;
    }
}

/// <param name="Parent">-1 for the whole page.</param>
/// <param name="Container">The nearest element that begins a line, itself or one around it.</param>
internal sealed record PageElement(IElement Element, int Parent, int Container)
{
    public string Tag => Element.LocalName;

    public bool Breaks { get; init; }

    public bool IsLink { get; init; }

    public bool IsInLink { get; init; }

    /// <summary>The element after its last descendant.</summary>
    public int End { get; set; }

    public int FirstBlock { get; set; }

    public int EndBlock { get; set; }

    /// <summary>Why this, or what it stands in, is not of the article; null where it may be.</summary>
    public string? Furniture { get; set; }
}

/// <param name="Element">The element that begins the line.</param>
/// <param name="LinkLetters">How many of the letters stand in links.</param>
internal sealed record PageBlock(int Index, string Text, int Element, int Letters, int LinkLetters)
{
    private const int Sentence = 40; // letters
    private const int LongSentence = 120;

    public bool EndsSentence { get; } = new TextLine(Text.Trim(), 0, false).EndsSentence;

    public double LinkShare => LinkLetters / (double)Letters;

    /// <summary>Letters of a text that is told and not listed.</summary>
    public int Told { get; } = Letters >= LongSentence || (Letters >= Sentence / (IsDense(Text) ? 2 : 1) && new TextLine(Text.Trim(), 0, false).EndsSentence) ? Math.Max(0, Letters - (2 * LinkLetters)) : 0;

    // A letter of Chinese, Japanese or Korean says more.
    private static bool IsDense(string text) => text.Any(letter => letter is >= '\u2E80' and <= '\uD7FF');
}
