namespace NewsDigest.Cleaning.NoArticle;

/// <summary>Words that make a sentence a notice where all parts stand in it, in any order.</summary>
internal sealed class NoticePhrase
{
    private readonly Part[] _parts;

    /// <param name="phrase">As in notices.tsv: parts joined by a plus sign; a part with a star goes on.</param>
    public NoticePhrase(string phrase) => _parts = [.. phrase.Split('+').Select(Part.Of)];

    /// <summary>The part that is searched for first: the longest is the rarest.</summary>
    public string Key => _parts.MaxBy(part => part.Text.Length)!.Text; // a phrase has a part

    /// <summary>Letters of the sentence that the phrase itself takes.</summary>
    public int Length => _parts.Sum(part => part.Text.Length);

    /// <param name="plain">See <see cref="NoticeText.Plain"/>.</param>
    public bool IsIn(string plain) => Array.TrueForAll(_parts, part => part.IsIn(plain));

    private readonly record struct Part(string Text, bool GoesOn)
    {
        public static Part Of(string part)
        {
            var plain = NoticeText.Plain(part.TrimEnd('*'));
            return new Part(plain, part.EndsWith('*') || NoticeText.HasNoSpaces(plain));
        }

        public bool IsIn(string plain)
        {
            for (
                var at = plain.IndexOf(Text, StringComparison.Ordinal);
                at >= 0;
                at = plain.IndexOf(Text, at + 1, StringComparison.Ordinal)
            )
            {
                if (IsWordStart(plain, at) && (GoesOn || IsWordEnd(plain, at + Text.Length)))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsWordStart(string plain, int at) =>
            at == 0
            || !char.IsLetterOrDigit(plain[at - 1])
            || !char.IsLetterOrDigit(Text[0])
            || NoticeText.HasNoSpaces(Text);

        private bool IsWordEnd(string plain, int end) =>
            end == plain.Length
            || !char.IsLetterOrDigit(plain[end])
            || !char.IsLetterOrDigit(Text[^1]);
    }
}
