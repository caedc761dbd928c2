namespace NewsDigest.Cleaning;

/// <summary>A text that was read by one code and is in another.</summary>
internal sealed record CodePair(CodeTable Read, CodeTable Meant)
{
    public static IEnumerable<CodePair> Of(int read, params int[] meant)
    {
        var table = CodeTable.Of(read);
        return meant.Select(page => new CodePair(table, CodeTable.Of(page)));
    }

    public string Reread(string text) => Meant.Reread(text, Read);
}
