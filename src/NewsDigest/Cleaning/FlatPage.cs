using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsDigest.Cleaning.Markup;

namespace NewsDigest.Cleaning;

/// <summary>
/// A page laid flat: its elements in document order, and its text cut into blocks where a reader sees a new line begin.
/// Without recursion, because a page can be nested deeper than a stack.
/// </summary>
internal sealed class FlatPage
{
    private const double MaxStruck = 0.4; // of a page's letters; more is a page that forgot to close the element

    private static readonly HashSet<string> Silent =
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "canvas",
        "select",
        "textarea",
        "title",
        "audio",
        "video",
    ];
    private static readonly HashSet<string> ForMachines = ["meta", "link", "script", "title"];

    private static readonly HashSet<string> Breaking =
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];

    private readonly StringBuilder _text = new();
    private readonly NoteMarks _notes = new();
    private readonly bool _readsNoScript;
    private readonly bool _keepsStruck;
    private int _linkLetters;
    private int _links;
    private int _skipped; // nodes that a fraction has read already
    private IElement? _joint; // the element that begins here, and may stand apart from what is before it
    private bool _isApart;
    private DataTable? _table;
    private int _cell = -1; // where the cell that is open begins

    private FlatPage(bool readsNoScript, bool keepsStruck) =>
        (_readsNoScript, _keepsStruck) = (readsNoScript, keepsStruck);

    public List<PageElement> Elements { get; } = [];

    public List<PageBlock> Blocks { get; } = [];

    /// <summary>What stands inside lines and is not read, in document order.</summary>
    public List<LeftOut> LeftOut { get; } = [];

    /// <summary>The ids of parts that a question opens: hidden until a reader asks.</summary>
    public HashSet<string> Answers { get; } = [];

    /// <summary>What the page says to machines: its meta, link, script and title elements.</summary>
    public List<IElement> Said { get; } = [];

    /// <param name="readsNoScript">Whether the text for browsers without scripts is part of the page.</param>
    public static FlatPage Of(IHtmlDocument document, bool readsNoScript = false)
    {
        var page = new FlatPage(readsNoScript, keepsStruck: false);
        page.Walk(document.DocumentElement);
        var struck = page
            .LeftOut.Where(left => left.Rule == "struck_text")
            .Sum(left => left.Text.Length);
        if (struck == 0 || struck < MaxStruck * (struck + page.Blocks.Sum(block => block.Letters)))
        {
            return page;
        }

        var whole = new FlatPage(readsNoScript, keepsStruck: true);
        whole.Walk(document.DocumentElement);
        return whole;
    }

    public static bool IsBreaking(IElement element) => Breaking.Contains(element.LocalName);

    public string TextOf(PageElement element) =>
        string.Join(
            ' ',
            Blocks[element.FirstBlock..element.EndBlock].Select(block => block.Text.Trim())
        );

    private void Walk(IElement top)
    {
        var open = new Stack<(INodeList Children, int Next, int Element)>();
        Open(top, -1, top.ChildNodes);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Children.Length)
            {
                Close(at.Element);
                continue;
            }

            open.Push(at with { Next = at.Next + 1 });
            if (_skipped > 0)
            {
                _skipped--;
                continue;
            }

            switch (at.Children[at.Next])
            {
                case IText words:
                    Append(words.Data);
                    break;
                case IHtmlBreakRowElement:
                    _text.Append(_cell < 0 ? '\n' : ' ');
                    break;
                case IElement element:
                    Enter(element, at.Element);
                    break;
            }
        }

        void Enter(IElement element, int parent)
        {
            if (ForMachines.Contains(element.LocalName))
            {
                Said.Add(element);
            }

            if (ShadowRoot(element) is { } shadow)
            {
                Open(element, parent, shadow);
            }
            else if (
                Silent.Contains(element.LocalName)
                && !(_readsNoScript && element.LocalName == "noscript")
            )
            {
                LeaveOutUnread(element);
            }
            else if (
                IsBreaking(element)
                || InlineMarkup.Of(element, _text, Math.Max(0, _cell), _notes, _keepsStruck)
                    is not { } inline
            )
            {
                Open(element, parent, element.ChildNodes);
            }
            else
            {
                Put(element, inline);
            }
        }

        void Open(IElement element, int parent, INodeList children)
        {
            var breaks = IsBreaking(element) || Boxes.IsLineByStyle(element);
            if (breaks)
            {
                Break(parent);
                OpenTablePart(element);
            }
            else
            {
                Join(element);
            }

            var isLink = element.LocalName == "a" && element.HasAttribute("href");
            _links += isLink ? 1 : 0;
            Elements.Add(
                new PageElement(
                    element,
                    parent,
                    breaks || parent < 0 ? Elements.Count : Elements[parent].Container
                )
                {
                    FirstBlock = Blocks.Count,
                    Breaks = breaks,
                    IsLink = isLink,
                    IsInLink = _links > 0,
                }
            );
            open.Push((children, 0, Elements.Count - 1));
            if (element.LocalName == "q")
            {
                _text.Append('“');
            }
        }
    }

    /// <summary>What a browser shows in place of the element that holds it.</summary>
    private static INodeList? ShadowRoot(IElement element) =>
        element is IHtmlTemplateElement template && element.HasAttribute("data-shadowroot")
            ? template.Content.ChildNodes
            : null;

    private void Close(int at)
    {
        var element = Elements[at];
        _links -= element.IsLink ? 1 : 0;
        if (element.Tag == "q")
        {
            _text.Append('”');
        }

        if (element.Breaks)
        {
            CloseTablePart(element.Element);
            Break(at);
        }
        else if (Boxes.IsApart(element.Element))
        {
            _isApart = true;
        }

        element.EndBlock = Blocks.Count;
        element.End = Elements.Count;
    }

    private void OpenTablePart(IElement element)
    {
        if (element.LocalName == "table" && _table is null && DataTable.Is(element))
        {
            _table = new DataTable();
        }
        else if (_table is not null && _cell < 0 && DataTable.IsCell(element))
        {
            _cell = _text.Length;
        }
    }

    private void CloseTablePart(IElement element)
    {
        if (_table is null)
        {
            return;
        }

        if (DataTable.IsCell(element) && _cell >= 0)
        {
            var text = string.Join(
                ' ',
                _text
                    .ToString(_cell, _text.Length - _cell)
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );
            _text.Length = _cell;
            _cell = -1;
            if (HiddenText.Is(element))
            {
                AddLeftOut("hidden_text", text);
            }
            else
            {
                _table.Add(text, element);
            }
        }
        else if (element.LocalName == "tr" && _cell < 0)
        {
            PutLine(_table.EndRow());
        }
        else if (element.LocalName == "table")
        {
            PutLine(_table.End());
            _table = null;
            _cell = -1;
        }

        void PutLine(string? line)
        {
            if (line is null)
            {
                _linkLetters = 0;
            }

            _text.Append(line);
        }
    }

    /// <summary>A new line begins, or inside a cell a new word.</summary>
    private void Break(int element)
    {
        (_joint, _isApart) = (null, false);
        if (_cell >= 0)
        {
            _text.Append(' ');
        }
        else
        {
            Flush(element);
        }
    }

    private void Join(IElement element)
    {
        _isApart |= Boxes.IsApart(element);
        if (_joint is null && Boxes.MayBeApart(element))
        {
            _joint = element;
        }
    }

    private void LeaveOutUnread(IElement element)
    {
        if (!ForMachines.Contains(element.LocalName) && element.LocalName != "style")
        {
            var text =
                (element as IHtmlTemplateElement)?.Content.TextContent ?? element.TextContent;
            AddLeftOut(
                $"unread_element:{element.LocalName}",
                text.Any(char.IsLetterOrDigit) ? text : ""
            );
        }
    }

    private void AddLeftOut(string rule, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            LeftOut.Add(new LeftOut(Blocks.Count, rule, text.Trim()));
        }
    }

    private void Put(IElement element, InlineText inline)
    {
        _skipped = inline.Parts - 1;
        Append(inline.Text);
        if (inline.Rule is null)
        {
            return;
        }

        AddLeftOut(inline.Rule, element.TextContent);
        if (inline.Rule == "note_mark")
        {
            _isApart = true;
        }
    }

    private void Append(string words)
    {
        if (words.Length == 0)
        {
            return;
        }

        if ((_isApart || _joint is not null) && _text.Length > 0 && IsGlued(_text[^1], words[0]))
        {
            _text.Append(' ');
        }

        (_joint, _isApart) = (null, false);
        _text.Append(words.Replace('\n', ' ').Replace('\r', ' '));
        if (_links > 0)
        {
            _linkLetters += words.Count(char.IsLetterOrDigit);
        }
    }

    private bool IsGlued(char last, char next)
    {
        if (_isApart)
        {
            return char.IsLetterOrDigit(last)
                && char.IsLetterOrDigit(next)
                && !(TextLine.IsWide(last) && TextLine.IsWide(next));
        }

        var word = 0;
        while (word < _text.Length && word < 3 && char.IsLetter(_text[^(word + 1)]))
        {
            word++;
        }

        return Boxes.Joins(last, next, word, Boxes.AreNamed(_joint!)); // the caller looked
    }

    private void Flush(int element)
    {
        if (_text.Length > 0)
        {
            var block = _text.ToString();
            var letters = block.Count(char.IsLetterOrDigit);
            if (letters > 0)
            {
                Blocks.Add(
                    new PageBlock(
                        Blocks.Count,
                        block,
                        Elements[element].Container,
                        letters,
                        _linkLetters
                    )
                );
            }

            _text.Clear();
        }

        _linkLetters = 0;
    }
}

/// <param name="Block">The block that it stands in, or before.</param>
internal sealed record LeftOut(int Block, string Rule, string Text);

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
    public string? Boilerplate { get; set; }
}

/// <param name="Element">The element that begins the line.</param>
/// <param name="LinkLetters">How many of the letters stand in links.</param>
internal sealed partial record PageBlock(
    int Index,
    string Text,
    int Element,
    int Letters,
    int LinkLetters
)
{
    private const int Sentence = 40; // letters
    private const int LongSentence = 120;
    private const int LongLabel = 60;

    public bool EndsSentence { get; } = new TextLine(Text.Trim(), 0, false).EndsSentence;

    /// <summary>A sentence ends inside, though the block breaks off without an end of its own.</summary>
    public bool HoldsSentence { get; } =
        Letters >= LongLabel && SentenceEnd().IsMatch(Text) && LinkLetters < Letters / 2;

    public double LinkShare => LinkLetters / (double)Letters;

    /// <summary>Letters of a text that is prose and no list.</summary>
    public int ProseLetters { get; } =
        Letters >= LongSentence
        || (
            Letters >= Sentence / (IsDense(Text) ? 2 : 1)
            && new TextLine(Text.Trim(), 0, false).EndsSentence
        )
            ? Math.Max(0, Letters - (2 * LinkLetters))
            : 0;

    [GeneratedRegex(@"\p{Ll}{3}[.!?…।؟] ?\p{L}|[。！？]\w", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();

    // A letter of Chinese, Japanese or Korean says more.
    private static bool IsDense(string text) =>
        text.Any(letter => letter is >= '\u2E80' and <= '\uD7FF');
}
