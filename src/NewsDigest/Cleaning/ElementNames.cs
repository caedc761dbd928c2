using System.Text;
using AngleSharp.Dom;

namespace NewsDigest.Cleaning;

/// <summary>The words of an element's class and id: <c>article__related-links</c> and <c>relatedLinks</c> both say related and links.</summary>
internal static class ElementNames
{
    private const int MaxLength = 2000; // characters; more is no name

    public static IEnumerable<string> Of(IElement element) =>
        Split(element.ClassName).Concat(Split(element.Id));

    private static IEnumerable<string> Split(string? name)
    {
        if (name is null or { Length: > MaxLength })
        {
            yield break;
        }

        var word = new StringBuilder();
        for (var index = 0; index <= name.Length; index++)
        {
            var letter = index < name.Length ? name[index] : ' ';
            if (
                word.Length > 0
                && (
                    !char.IsLetter(letter)
                    || (char.IsUpper(letter) && char.IsLower(name[index - 1]))
                )
            )
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetter(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
        }
    }
}
