using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>The edits of one line, each kind once: a line of a million entities needs no million receipts.</summary>
internal sealed class EditCount
{
    private readonly Dictionary<(string Rule, string Text, string? Replacement), int> _edits = [];

    public void Add(string rule, string text, string? replacement) =>
        _edits[(rule, text, replacement)] = _edits.GetValueOrDefault((rule, text, replacement)) + 1;

    public void AddTo(List<Receipt> receipts, int? line) =>
        receipts.AddRange(
            _edits.Select(edit => new Receipt(
                edit.Key.Rule,
                edit.Key.Text,
                edit.Key.Replacement,
                line,
                edit.Value == 1 ? null : edit.Value
            ))
        );
}
