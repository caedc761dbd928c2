namespace NewsDigest.Cleaning;

/// <param name="Line">The line that stands whole inside a block.</param>
/// <param name="Start">Its first letter inside the block.</param>
internal sealed record CopyPart(int Line, int Start, int Length);

/// <summary>
/// Finds which lines stand whole inside another one, by the hash of their first letters and then of all of them: each block is
/// read once, however many lines there are.
/// </summary>
internal sealed class CopySearch
{
    public const int MinParagraph = 30; // letters
    private const int MaxCandidates = 8; // lines that begin alike
    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly AlphanumericKey[] _lines;
    private readonly Dictionary<ulong, List<int>> _beginnings = [];
    private readonly Dictionary<int, ulong> _hashes = [];

    public CopySearch(AlphanumericKey[] lines)
    {
        _lines = lines;
        foreach (var (index, line) in lines.Index())
        {
            if (line.Letters.Length < MinParagraph)
            {
                continue;
            }

            var beginning = Hash(line.Letters.AsSpan(0, MinParagraph));
            if (!_beginnings.TryGetValue(beginning, out var same))
            {
                _beginnings[beginning] = same = [];
            }

            if (same.Count < MaxCandidates)
            {
                same.Add(index);
                _hashes[index] = Hash(line.Letters);
            }
        }
    }

    /// <summary>Lines that are parts of no block any more, because they were blocks themselves.</summary>
    public HashSet<int> Forgotten { get; } = [];

    public void Forget(int line) => Forgotten.Add(line);

    /// <summary>The lines inside this one, in the order of both.</summary>
    public IReadOnlyList<CopyPart> Find(int self)
    {
        var block = _lines[self];
        var prefixes = Prefixes(block.Letters);
        var powers = Powers(block.Letters.Length);
        List<CopyPart> parts = [];
        var lastLine = -1;
        for (var start = 0; start + MinParagraph <= block.Letters.Length; )
        {
            var line = _beginnings.TryGetValue(Window(start, MinParagraph), out var candidates)
                ? candidates.FirstOrDefault(
                    line =>
                        line > lastLine
                        && line != self
                        && !Forgotten.Contains(line)
                        && Stands(line, start),
                    -1
                )
                : -1;
            if (line < 0)
            {
                start++;
                continue;
            }

            parts.Add(new CopyPart(line, start, _lines[line].Letters.Length));
            start += _lines[line].Letters.Length;
            lastLine = line;
        }

        return parts;

        ulong Window(int start, int length) =>
            prefixes[start + length] - (prefixes[start] * powers[length]);

        bool Stands(int line, int start)
        {
            var length = _lines[line].Letters.Length;
            return length < block.Letters.Length
                && start + length <= block.Letters.Length
                && Window(start, length) == _hashes[line]
                && block.Letters.AsSpan(start, length).SequenceEqual(_lines[line].Letters)
                && Numbers.AreSame(
                    block.Text[block.Places[start]..(block.Places[start + length - 1] + 1)],
                    _lines[line].Text
                );
        }
    }

    private static ulong Hash(ReadOnlySpan<char> letters)
    {
        var hash = 0UL;
        foreach (var letter in letters)
        {
            hash = (hash * Base) + letter + 1;
        }

        return hash;
    }

    private static ulong[] Prefixes(string letters)
    {
        var prefixes = new ulong[letters.Length + 1];
        for (var index = 0; index < letters.Length; index++)
        {
            prefixes[index + 1] = (prefixes[index] * Base) + letters[index] + 1;
        }

        return prefixes;
    }

    private static ulong[] Powers(int length)
    {
        var powers = new ulong[length + 1];
        powers[0] = 1;
        for (var index = 1; index <= length; index++)
        {
            powers[index] = powers[index - 1] * Base;
        }

        return powers;
    }
}
