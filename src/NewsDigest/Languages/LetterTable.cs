using System.Runtime.CompilerServices;

namespace NewsDigest.Languages;

/// <summary>
/// How likely letters are in each language: rows in the order in which they are read, and then sorted by their letters.
/// More than a million go through here at the first article of a process, before the runtime sees that a loop is worth
/// optimizing: it is told.
/// </summary>
internal sealed class LetterTable
{
    private const int Most = 1_500_000; // grows beyond, if ever

    private ulong[] _letters = new ulong[Most];
    private byte[] _languages = new byte[Most];
    private float[] _logs = new float[Most];

    private int _count;

    public ReadOnlySpan<ulong> Letters => _letters.AsSpan(0, _count);

    public ReadOnlySpan<byte> Languages => _languages.AsSpan(0, _count);

    public ReadOnlySpan<float> Logs => _logs.AsSpan(0, _count);

    /// <param name="language">Whose letters they are.</param>
    /// <param name="log">Of the likelihood of each.</param>
    /// <param name="groups">Up to three letters each, with a space between two: <c>abc bcd</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(byte language, float log, ReadOnlySpan<char> groups)
    {
        var key = 0UL;
        foreach (var letter in groups)
        {
            if (letter != ' ')
            {
                key = (key << 16) | letter;
                continue;
            }

            AddRow(language, log, key);
            key = 0;
        }

        AddRow(language, log, key);
    }

    /// <summary>By letters, 16 bits in each of three rounds, from the last letter to the first: no row is compared with another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort()
    {
        var (letters, order) = (_letters, new int[_count]);
        var (nextLetters, nextOrder) = (new ulong[_count], new int[_count]);
        for (var row = 0; row < _count; row++)
        {
            order[row] = row;
        }

        for (var shift = 0; shift < 48; shift += 16)
        {
            var places = new int[char.MaxValue + 2];
            for (var row = 0; row < _count; row++)
            {
                places[(ushort)(letters[row] >> shift) + 1]++;
            }

            for (var letter = 0; letter <= char.MaxValue; letter++)
            {
                places[letter + 1] += places[letter];
            }

            for (var row = 0; row < _count; row++)
            {
                var place = places[(ushort)(letters[row] >> shift)]++;
                nextLetters[place] = letters[row];
                nextOrder[place] = order[row];
            }

            (letters, nextLetters) = (nextLetters, letters);
            (order, nextOrder) = (nextOrder, order);
        }

        var (languages, logs) = (new byte[_count], new float[_count]);
        for (var row = 0; row < _count; row++)
        {
            languages[row] = _languages[order[row]];
            logs[row] = _logs[order[row]];
        }

        (_letters, _languages, _logs) = (letters, languages, logs);
    }

    private void AddRow(byte language, float log, ulong key)
    {
        if (_count == _letters.Length)
        {
            Array.Resize(ref _letters, 2 * _count);
            Array.Resize(ref _languages, 2 * _count);
            Array.Resize(ref _logs, 2 * _count);
        }

        (_letters[_count], _languages[_count], _logs[_count]) = (key, language, log);
        _count++;
    }
}
