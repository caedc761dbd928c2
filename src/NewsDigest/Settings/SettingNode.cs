namespace NewsDigest.Settings;

/// <summary>One part of a key, and what may stand below it.</summary>
internal sealed class SettingNode
{
    private SettingNode(SettingShape shape) => Shape = shape;

    public SettingShape Shape { get; }

    /// <summary>Read by others; anything may stand below it.</summary>
    public bool IsFree { get; set; }

    public bool IsValue => Shape == SettingShape.Value;

    /// <summary>Of a group its settings, of rows what one row holds; none where a row is one value.</summary>
    public Dictionary<string, SettingNode> Children { get; } =
        new(StringComparer.OrdinalIgnoreCase);

    public static SettingNode Group() => new(SettingShape.Group);

    public SettingNode? Child(string name) => Children.GetValueOrDefault(name);

    /// <summary>The group of a section, made when it is not there.</summary>
    public SettingNode At(string section)
    {
        var node = this;
        foreach (var part in section.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!node.Children.TryGetValue(part, out var child))
            {
                node.Children[part] = child = Group();
            }

            node = child;
        }

        return node;
    }

    public void AddPropertiesOf(Type type)
    {
        foreach (var property in SettingShapes.PropertiesOf(type))
        {
            var node = new SettingNode(SettingShapes.Of(property.PropertyType));
            var inner =
                node.Shape == SettingShape.Rows
                    ? SettingShapes.ItemOf(property.PropertyType)
                    : property.PropertyType;
            if (
                !SettingShapes.IsValue(inner)
                && node.Shape is SettingShape.Rows or SettingShape.Group
            )
            {
                node.AddPropertiesOf(inner);
            }

            Children[property.Name] = node;
        }
    }

    public bool Knows(ReadOnlySpan<string> path)
    {
        if (IsFree)
        {
            return true;
        }

        return Shape switch
        {
            SettingShape.Value => path.Length == 0,
            SettingShape.List => path.Length == 0 || (path.Length == 1 && IsNumber(path[0])),
            SettingShape.Rows => KnowsRow(path),
            _ => path.Length > 0
                && Children.TryGetValue(path[0], out var child)
                && child.Knows(path[1..]),
        };
    }

    /// <summary>The path that was most probably meant; null when nothing is near.</summary>
    public string[]? Correct(string[] path)
    {
        if (Shape == SettingShape.Rows)
        {
            return CorrectRow(path);
        }

        if (path.Length == 0 || Children.Count == 0)
        {
            return Knows(path) ? path : null;
        }

        var name =
            Children.Keys.FirstOrDefault(key =>
                key.Equals(path[0], StringComparison.OrdinalIgnoreCase)
            ) ?? Nearest.BySlips(path[0], Children.Keys);
        return name is not null && Children[name].Correct(path[1..]) is { } rest
            ? [name, .. rest]
            : null;
    }

    /// <summary>A setting of this name in another section, or <c>Worker_Concurrency</c> with one sign too few.</summary>
    public string[]? Elsewhere(string[] path)
    {
        var keys = Keys("").ToArray();
        var joined = string.Join(':', path).Replace('_', ':');
        var found =
            keys.FirstOrDefault(key => key.Equals(joined, StringComparison.OrdinalIgnoreCase))
            ?? keys.FirstOrDefault(key =>
                key.Split(':')[^1].Equals(path[^1], StringComparison.OrdinalIgnoreCase)
            );
        return found?.Split(':');
    }

    /// <summary>The node that the path leads to as far as it is known.</summary>
    public (SettingNode Node, int Depth) Deepest(string[] path)
    {
        var (node, depth) = (this, 0);
        while (
            depth < path.Length
            && node.Shape == SettingShape.Group
            && node.Children.TryGetValue(path[depth], out var child)
        )
        {
            (node, depth) = (child, depth + 1);
        }

        return (node, depth);
    }

    public IEnumerable<string> Keys(string path)
    {
        if (IsFree)
        {
            return [];
        }

        return Shape switch
        {
            SettingShape.Value => [path],
            SettingShape.List => [$"{path}:N"],
            SettingShape.Rows when Children.Count == 0 => [$"{path}:NAME"],
            SettingShape.Rows => Children.SelectMany(child =>
                child.Value.Keys($"{path}:NAME:{child.Key}")
            ),
            _ => Children.SelectMany(child =>
                child.Value.Keys(path.Length == 0 ? child.Key : $"{path}:{child.Key}")
            ),
        };
    }

    private bool KnowsRow(ReadOnlySpan<string> path)
    {
        if (path.Length < (Children.Count == 0 ? 1 : 2))
        {
            return false;
        }

        var isListed = path.Length == 2 && IsNumber(path[0]);
        return isListed
            ? RowNames().Contains(path[1], StringComparer.OrdinalIgnoreCase)
            : Children.Count == 0 || Children.ContainsKey(path[^1]);
    }

    private string[]? CorrectRow(string[] path) =>
        path.Length >= 2 && Nearest.BySlips(path[^1], RowNames()) is { } name
            ? [.. path[..^1], name]
            : null;

    private IEnumerable<string> RowNames() =>
        Children.Count == 0
            ? [SettingRow.NameName, SettingRow.ValueName]
            : Children.Keys.Append(SettingRow.NameName);

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
