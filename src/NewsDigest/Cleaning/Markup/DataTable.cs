using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning.Markup;

/// <summary>A table of values, read as one line a row with the heads of its columns: "Ort: Arlena · Tote: 12 · Anteil: 41,2 %".</summary>
internal sealed partial class DataTable
{
    private const int MaxColumns = 40;
    private const int MaxCell = 200; // characters; more is a page that is laid out by a table
    private const int MaxAverage = 70;
    private const int MaxHead = 80;
    private const int MaxRowSpan = 60;

    private readonly List<string> _heads = [];
    private readonly List<(string Text, int Column, int Rows)> _hanging = [];
    private readonly List<(string Text, bool IsHead, int Columns, int Rows)> _cells = [];
    private bool _hasRows;
    private string? _headRow;

    public static bool Is(IElement table)
    {
        if (
            table.GetAttribute("role") is "presentation" or "none"
            || table.QuerySelector("table, h1, h2, h3, form, article, section, pre, iframe, figure")
                is not null
        )
        {
            return false;
        }

        var (rows, wide, cells, letters) = (0, 0, 0, 0);
        foreach (var row in Rows(table))
        {
            var count = 0;
            foreach (var cell in row.Children.Where(IsCell))
            {
                var length = cell.TextContent.Trim().Length;
                if (length > MaxCell)
                {
                    return false;
                }

                count++;
                letters += length;
            }

            rows++;
            cells += count;
            wide += count >= 2 ? 1 : 0;
        }

        return wide > 0 && wide >= rows / 2.0 && letters <= MaxAverage * cells;
    }

    public static bool IsCell(IElement element) => element.LocalName is "td" or "th";

    public void Add(string text, IElement cell)
    {
        var isHead =
            cell.LocalName == "th"
            || cell.ParentElement?.ParentElement?.LocalName == "thead"
            || IsStrong(cell, text);
        _cells.Add(
            (text, isHead, Span(cell, "colspan", MaxColumns), Span(cell, "rowspan", MaxRowSpan))
        );
    }

    /// <summary>The line of the row that ends; null where it is one of heads, or empty.</summary>
    public string? EndRow()
    {
        var cells = Placed();
        _cells.Clear();
        if (cells.All(cell => cell.Text.Length == 0))
        {
            return null;
        }

        if (
            !_hasRows
            && cells.Count > 1
            && cells
                .Where(cell => cell.Text.Length > 0)
                .All(cell => cell.IsHead && cell.Text.Length <= MaxHead)
        )
        {
            AddHeads(cells);
            return null;
        }

        _hasRows = true;
        return Line(cells);
    }

    /// <summary>Heads without a row under them are what the table says.</summary>
    public string? End() => _hasRows ? null : _headRow;

    private static IEnumerable<IElement> Rows(IElement table) =>
        table.Children.SelectMany(part =>
            part.LocalName == "tr" ? [part] : part.Children.Where(row => row.LocalName == "tr")
        );

    private static bool IsStrong(IElement cell, string text) =>
        text.Length > 0
        && cell.Children is [{ LocalName: "b" or "strong" or "p" } only]
        && Same(only.TextContent, cell.TextContent)
        && (
            only.LocalName != "p"
            || (
                only.Children is [{ LocalName: "b" or "strong" } inner]
                && Same(inner.TextContent, cell.TextContent)
            )
        );

    private static bool Same(string text, string other) => text.Trim() == other.Trim();

    private static int Span(IElement cell, string name, int most) =>
        int.TryParse(cell.GetAttribute(name), out var span) ? Math.Clamp(span, 1, most) : 1;

    /// <summary>The cells with their columns, those of earlier rows that reach down into this one included.</summary>
    private List<(string Text, bool IsHead, int Column, int Columns)> Placed()
    {
        var hanging = _hanging.ToDictionary(cell => cell.Column);
        _hanging.Clear();
        List<(string Text, bool IsHead, int Column, int Columns)> placed = [];
        var column = 0;
        foreach (var (text, isHead, columns, rows) in _cells)
        {
            while (hanging.Remove(column, out var above))
            {
                Hang(above.Text, column, above.Rows);
                placed.Add((above.Text, false, column++, 1));
            }

            Hang(text, column, rows);
            placed.Add((text, isHead, column, columns));
            column = Math.Min(column + columns, MaxColumns * 2);
        }

        foreach (
            var above in hanging
                .Values.Where(above => above.Column >= column)
                .OrderBy(above => above.Column)
        )
        {
            Hang(above.Text, above.Column, above.Rows);
            placed.Add((above.Text, false, above.Column, 1));
        }

        return placed;

        void Hang(string text, int at, int rows)
        {
            if (rows > 1 && _hanging.All(cell => cell.Column != at))
            {
                _hanging.Add((text, at, rows - 1));
            }
        }
    }

    private void AddHeads(List<(string Text, bool IsHead, int Column, int Columns)> cells)
    {
        foreach (var cell in cells)
        {
            for (
                var column = cell.Column;
                column < Math.Min(cell.Column + cell.Columns, MaxColumns);
                column++
            )
            {
                while (_heads.Count <= column)
                {
                    _heads.Add("");
                }

                var isOneMore =
                    _heads[column].Length > 0
                    && cell.Text.Length > 0
                    && !_heads[column].EndsWith(cell.Text, StringComparison.Ordinal);
                _heads[column] =
                    isOneMore ? $"{_heads[column]}, {cell.Text}"
                    : _heads[column].Length > 0 ? _heads[column]
                    : cell.Text;
            }
        }

        var row = string.Join(
            " · ",
            cells.Select(cell => cell.Text).Where(text => text.Length > 0)
        );
        _headRow = _headRow is null ? row : $"{_headRow} · {row}";
    }

    private string Line(List<(string Text, bool IsHead, int Column, int Columns)> cells)
    {
        if (
            _heads.Count == 0
            && cells is [{ IsHead: true } name, { IsHead: false } value]
            && name.Text.Length > 0
            && value.Text.Length > 0
        )
        {
            return $"{name.Text.TrimEnd(':', ' ')}: {value.Text}";
        }

        return string.Join(
            " · ",
            cells
                .Where(cell => cell.Text.Length > 0)
                .Select(cell =>
                    WithHead(
                        cell.Text,
                        cell.Columns == 1 ? _heads.ElementAtOrDefault(cell.Column) ?? "" : ""
                    )
                )
        );
    }

    private static string WithHead(string text, string head)
    {
        if (head.Length == 0 || AlphanumericKey.Same(head, text))
        {
            return text;
        }

        var isBare = BareNumber().IsMatch(text);
        if (Unit().IsMatch(head))
        {
            return isBare ? $"{text} {head.Trim('(', ')', '[', ']')}"
                : text.Contains(head, StringComparison.Ordinal) ? text
                : $"{head}: {text}";
        }

        return
            isBare && head.Length <= MaxHead && UnitInHead().Match(head) is { Success: true } unit
            ? $"{unit.Groups[1].Value.TrimEnd(':', ' ', ',')}: {text} {unit.Groups[2].Value}"
            : $"{head.TrimEnd(':', ' ')}: {text}";
    }

    [GeneratedRegex(@"^[+\-−–±~≈<>]?\s?[0-9][0-9.,'\u00a0\u202f ]*$", RegexOptions.NonBacktracking)]
    private static partial Regex BareNumber();

    [GeneratedRegex(
        @"^[(\[]?(?:%|‰|€|\$|£|¥|°C|°F|km²|km|m²|m³|mm|cm|kg|ha|GW|MW|kWh|MWh|TWh)[)\]]?$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Unit();

    [GeneratedRegex(
        @"^(.*\S)\s*(?:[(\[]\s*(?:in |en )?|,?\s+(?:in|en|em)\s+|,\s*|\s)(%|‰|€|\$|£|°C|°F|km²|km|m²|m³|mm|cm|kg|ha|GW|MW|kWh|MWh|TWh)\s*[)\]]?$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex UnitInHead();
}
