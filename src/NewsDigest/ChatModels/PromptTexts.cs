namespace NewsDigest.ChatModels;

/// <summary>The prompts as they are asked, for whoever looks for their words in an answer. Their examples are left out, being news.</summary>
internal static class PromptTexts
{
    private const string Shipped = "prompts/"; // in the assembly
    private const string Examples = "# Example";

    /// <param name="folder">Of an operator's own prompts; null for ours, and where there is none, whoever loads the prompts says so.</param>
    public static PromptWords Words(string? folder) =>
        PromptWords.Of(
            (Directory.Exists(folder) ? ReadFolder(folder) : ReadShipped()).Select(WithoutExamples)
        );

    private static IEnumerable<string> ReadFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*.prompt").Select(File.ReadAllText);

    private static IEnumerable<string> ReadShipped()
    {
        var assembly = typeof(PromptTexts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Shipped, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // named above
                yield return reader.ReadToEnd();
            }
        }
    }

    private static string WithoutExamples(string prompt) =>
        prompt.IndexOf(Examples, StringComparison.Ordinal) is >= 0 and var end
            ? prompt[..end]
            : prompt;
}
