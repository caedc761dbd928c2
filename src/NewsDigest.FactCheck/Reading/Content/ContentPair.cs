namespace NewsDigest.Facts.Reading.Content;

/// <param name="English">The number of the English stem in its table.</param>
/// <param name="Weight">Logarithm of how much more often the two stand together than by chance.</param>
internal readonly record struct ContentPair(int English, double Weight);
