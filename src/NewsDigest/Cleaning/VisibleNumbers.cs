using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsDigest.Cleaning.Markup;

namespace NewsDigest.Cleaning;

/// <summary>
/// The numbers of a page as a browser shows them, each with the letters beside it: elements inside a line separate nothing, blocks
/// do. Found by a walk of its own that shares nothing with the extraction, which is held against it.
/// </summary>
internal sealed class VisibleNumbers
{
    public const int Context = 4; // letters on each side

    private const char NewLine = '\n';
    private const char MayBreak = '\u001f'; // two elements meet here: a browser may show them apart
    private const char AsideBegins = '\u0002'; // raised, struck out, a reading: beside the number and no part of it
    private const char AsideEnds = '\u0003';
    private const int MaxChain = 6; // pieces of a number in elements of their own
    private const int MaxPlaces = 400; // of one number with other neighbours

    private static readonly HashSet<string> Asides =
    [
        "sup",
        "sub",
        "del",
        "s",
        "strike",
        "rt",
        "rp",
        "rtc",
    ];
    private static readonly HashSet<string> Unseen =
    [
        "script",
        "noscript",
        "style",
        "template",
        "title",
        "head",
        "iframe",
        "object",
        "canvas",
        "svg", // a picture
        "select",
        "audio",
        "video",
        "annotation",
        "annotation-xml",
        "textarea",
    ];

    private readonly Dictionary<string, List<NumberPlace>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Before, string After), HashSet<string>> _between = [];
    private readonly StringBuilder _line = new();
    private bool _isInCell;
    private bool _hasFormula;

    public static VisibleNumbers Of(IHtmlDocument document)
    {
        var numbers = new VisibleNumbers();
        numbers.Walk(document.DocumentElement);
        numbers.EndLine();
        return numbers;
    }

    /// <summary>Whether the page shows this number between these letters. A paragraph may begin inside a line of the page, and end there.</summary>
    public bool Shows(string number, string before, string after) =>
        _places.TryGetValue(number, out var places)
        && (places.Count >= MaxPlaces || places.Any(place => place.Fits(before, after)));

    /// <summary>The one number that the page shows between these letters; null where there are several or none.</summary>
    public string? Between(string before, string after) =>
        before.Length == Context
        && after.Length == Context
        && _between.TryGetValue((before, after), out var numbers)
        && numbers.Count == 1
            ? numbers.First()
            : null;

    private void Walk(IElement top)
    {
        var open = new Stack<(INodeList Children, int Next, IElement Element)>();
        Open(top, top.ChildNodes);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Children.Length)
            {
                Close(at.Element);
                continue;
            }

            open.Push(at with { Next = at.Next + 1 });
            if (at.Children[at.Next] is IText words)
            {
                _line.Append(words.Data.Replace('\n', ' ').Replace('\r', ' '));
            }
            else if (at.Children[at.Next] is IElement element && IsSeen(element))
            {
                Open(
                    element,
                    (element as IHtmlTemplateElement)?.Content.ChildNodes ?? element.ChildNodes
                );
            }
        }

        bool IsSeen(IElement element)
        {
            return element.LocalName == "template"
                ? element.HasAttribute("data-shadowroot")
                : !Unseen.Contains(element.LocalName) && !IsHiddenInLine(element);
        }

        void Open(IElement element, INodeList children)
        {
            open.Push((children, 0, element));
            _hasFormula |= element.LocalName == "math";
            if (IsLine(element))
            {
                EndLine();
                _isInCell =
                    element.LocalName is "td" or "th"
                    || (_isInCell && element.LocalName is not ("table" or "tr"));
            }
            else if (IsAside(element))
            {
                _line.Append(AsideBegins);
            }
            else if (
                element.PreviousSibling is IElement
                || element.HasAttribute("style")
                || IsOfMath(element)
            )
            {
                _line.Append(MayBreak);
            }
        }
    }

    private void Close(IElement element)
    {
        if (IsLine(element))
        {
            EndLine();
            _isInCell = _isInCell && element.LocalName is not ("td" or "th" or "tr" or "table");
        }
        else if (IsAside(element))
        {
            _line.Append(AsideEnds);
        }
        else if (element.HasAttribute("style") || IsOfMath(element))
        {
            _line.Append(MayBreak);
        }
    }

    /// <summary>A hidden part with lines in it may be the article of a page whose scripts did not run: extraction decides.</summary>
    private static bool IsHiddenInLine(IElement element) =>
        !FlatPage.IsBreaking(element)
        && HiddenText.Is(element)
        && !Surroundings.HoldsLines(element);

    private static bool IsLine(IElement element) =>
        element.LocalName == "br" || FlatPage.IsBreaking(element);

    private static bool IsOfMath(IElement element) =>
        element.LocalName is "mn" or "mi" or "mo" or "mfrac" or "mrow";

    private static bool IsAside(IElement element) =>
        Asides.Contains(element.LocalName)
        || IsScriptOfMath(element)
        || element.GetAttribute("aria-hidden") == "true"
        || IsLinkIntoPage(element)
        || IsAsideByStyle(element.GetAttribute("style"))
        || RaisedClasses.Have(element.ClassName);

    private static bool IsScriptOfMath(IElement element) =>
        element.ParentElement is { LocalName: "msup" or "msub" or "msubsup" or "mroot" }
        && element.PreviousElementSibling is not null;

    private static bool IsLinkIntoPage(IElement element) =>
        element.LocalName is "a" && element.GetAttribute("href")?.StartsWith('#') == true;

    private static bool IsAsideByStyle(string? style) =>
        style is not null
        && (
            style.Contains("line-through", StringComparison.OrdinalIgnoreCase)
            || style.Contains("vertical-align", StringComparison.OrdinalIgnoreCase)
        );

    private void EndLine()
    {
        if (_line.Length == 0)
        {
            return;
        }

        var line = _line.ToString();
        _line.Clear();
        var hasFormula = _hasFormula;
        _hasFormula = false;
        if (!line.Any(char.IsDigit))
        {
            return;
        }

        var mended = Characters.MendTitle(
            line.Replace(AsideBegins, '\ue0f0')
                .Replace(AsideEnds, '\ue0f1')
                .Replace(MayBreak, '\ue0f2'),
            []
        );
        line =
            mended
                ?.Replace('\ue0f0', AsideBegins)
                .Replace('\ue0f1', AsideEnds)
                .Replace('\ue0f2', MayBreak)
            ?? "";
        if (hasFormula)
        {
            AddFormula(line);
        }

        var plain = WithoutAsides(line);
        Add(plain, isPlain: !hasFormula);
        if (plain.Length != line.Length)
        {
            Add(line.Replace(AsideBegins, MayBreak).Replace(AsideEnds, MayBreak), isPlain: false);
        }
    }

    private static string WithoutAsides(string line)
    {
        if (!line.Contains(AsideBegins, StringComparison.Ordinal))
        {
            return line;
        }

        var (plain, depth) = (new StringBuilder(line.Length), 0);
        foreach (var letter in line)
        {
            depth +=
                letter == AsideBegins ? 1
                : letter == AsideEnds ? -1
                : 0;
            if (depth == 0)
            {
                plain.Append(letter == AsideEnds ? MayBreak : letter);
            }
        }

        return plain.ToString();
    }

    private void Add(string line, bool isPlain)
    {
        var runs = DigitRun.In(line, MayBreak);
        for (var first = 0; first < runs.Count; first++)
        {
            var number = new StringBuilder();
            for (var last = first; last < Math.Min(runs.Count, first + MaxChain); last++)
            {
                if (last > first && !runs[last].FollowsAtOnce)
                {
                    break;
                }

                number.Append(runs[last].Digits);
                Add(number.ToString(), runs[first].Before, runs[last].After);
            }

            var isWhole =
                !runs[first].FollowsAtOnce
                && (first + 1 == runs.Count || !runs[first + 1].FollowsAtOnce);
            if (
                isPlain
                && isWhole
                && runs[first] is { Before.Length: Context, After.Length: Context }
            )
            {
                var key = (runs[first].Before, runs[first].After);
                if (!_between.TryGetValue(key, out var numbers))
                {
                    _between[key] = numbers = [];
                }

                numbers.Add(runs[first].Digits);
            }
        }
    }

    /// <summary>A formula in a line is written in another order than it stands in the page: its numbers have no neighbours.</summary>
    private void AddFormula(string line)
    {
        foreach (var run in DigitRun.In(line, MayBreak))
        {
            Add(run.Digits, "", "", hasNeighbours: false);
        }
    }

    private void Add(string number, string before, string after, bool hasNeighbours = true)
    {
        if (!_places.TryGetValue(number, out var places))
        {
            _places[number] = places = [];
        }

        var place = new NumberPlace(before, after, _isInCell || !hasNeighbours);
        if (places.Count < MaxPlaces && !places.Contains(place))
        {
            places.Add(place);
        }
    }
}

/// <param name="IsInCell">Other words stand beside it in the article: a table's row puts the head of the column there.</param>
internal sealed record NumberPlace(string Before, string After, bool IsInCell)
{
    public bool Fits(string before, string after) =>
        FitsSide(Before, before, fromEnd: true) && FitsSide(After, after, fromEnd: false);

    private bool FitsSide(string shown, string read, bool fromEnd)
    {
        var length = Math.Min(shown.Length, read.Length);
        var isSame = fromEnd
            ? shown.AsSpan(shown.Length - length).SequenceEqual(read.AsSpan(read.Length - length))
            : shown.AsSpan(0, length).SequenceEqual(read.AsSpan(0, length));
        return isSame && (shown.Length >= read.Length || IsInCell);
    }
}
