using NewsDigest.Articles;

namespace NewsDigest.Digests;

/// <summary>What several articles tell, once.</summary>
/// <param name="Id">Stays the same in later editions that continue the story.</param>
/// <param name="Headline">English.</param>
/// <param name="Section">Null where the definition has no sections.</param>
/// <param name="Continues">The older edition that this one continues; null for a new story.</param>
/// <param name="Sources">Independent ones: a copy of an agency's text does not count again.</param>
/// <param name="Languages">Of its articles, most frequent first.</param>
/// <param name="Sentences">Two to four, each with a citation.</param>
/// <param name="Timeline">Dated sentences, oldest first.</param>
/// <param name="Articles">The one that represents the story first.</param>
/// <param name="Why">Why the articles are together; empty for one article.</param>
/// <param name="Score">What its place in the edition follows from.</param>
/// <param name="Writer"><c>extractive</c>: each sentence is verbatim in an article; <c>model</c>.</param>
/// <param name="IsMachineDraft">Its English is from the offline engine, at least in part.</param>
/// <param name="Notes">What a reader must know of it, as sentences.</param>
internal sealed record Story(
    string Id,
    string Headline,
    string? Section,
    IReadOnlyList<string> Topics,
    Continuation? Continues,
    int Sources,
    IReadOnlyList<string> Languages,
    IReadOnlyList<StorySentence> Sentences,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<StoryQuote> Quotes,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<StoryArticle> Articles,
    IReadOnlyList<RelatedStory> Related,
    IReadOnlyList<MergeReason> Why,
    StoryScore Score,
    string Writer,
    bool IsMachineDraft,
    IReadOnlyList<string> Notes
);

/// <summary>The story of an older edition that goes on here.</summary>
/// <param name="Edition">Its id.</param>
/// <param name="At">Its scheduled time.</param>
internal sealed record Continuation(string Edition, DateTimeOffset At, string Headline);

internal sealed record StorySentence(string Text, IReadOnlyList<Citation> Citations);

/// <param name="Article"><c>a1</c>, <c>a2</c>, … of the story's articles.</param>
/// <param name="Paragraph"><c>p1</c>, … or <c>title</c>.</param>
internal sealed record Citation(string Article, string Paragraph);

/// <summary>A quote, verbatim in its paragraph on both sides.</summary>
/// <param name="Speaker">Null where the paragraph does not say.</param>
/// <param name="Language">Of the original.</param>
internal sealed record StoryQuote(
    string Text,
    string Original,
    string Language,
    string? Speaker,
    Citation Citation
);

/// <param name="At">A day, or a moment where the text gives one: <c>2026-11-29</c> or <c>2026-11-29T07:40</c>.</param>
internal sealed record TimelineEntry(string At, string Text, Citation Citation);

/// <param name="Ref"><c>a1</c>, <c>a2</c>, … by which citations name it.</param>
/// <param name="Id">The producer's id.</param>
/// <param name="Title">In both languages; neither where the article has no title.</param>
/// <param name="Url">http or https; null where the article has none: link to its page in the store then.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="PublishedAt">By its source; null when the source does not say.</param>
/// <param name="ResultAt">When its result was published here.</param>
/// <param name="LateDays">Whole days between the two when there are any: "reported 2 days ago".</param>
/// <param name="Result">Where its <c>result.json</c> lies in the store, with <c>result.html</c> beside it.</param>
/// <param name="Role"><c>main</c>, <c>source</c>, <c>copy</c> (of an agency's text) or <c>roundup</c> (it tells several stories).</param>
/// <param name="CopyOf">The article whose text it has; null when it is no copy.</param>
/// <param name="IsMachineDraft">Its English is from the offline engine.</param>
internal sealed record StoryArticle(
    string Ref,
    string Id,
    StoryTitle Title,
    string? Source,
    Uri? Url,
    string Language,
    Verdict Verdict,
    DateTimeOffset? PublishedAt,
    DateTimeOffset ResultAt,
    int? LateDays,
    string Result,
    string Role,
    string? CopyOf,
    bool IsMachineDraft
);

internal sealed record StoryTitle(string? Original, string? English);

/// <summary>Near it, and never merged by code.</summary>
/// <param name="Story">Id of the story, of this edition or an older one.</param>
/// <param name="Edition">Id of the older edition; null where it is this one.</param>
/// <param name="Probability">That it is the same story, from 0 to 1.</param>
internal sealed record RelatedStory(
    string Story,
    string? Edition,
    string Headline,
    double Probability
);

/// <summary>Why one article lies with another.</summary>
/// <param name="Text">"Both name Soma and Fukushima; horse, festival; 3 hours apart."</param>
/// <param name="Article">As in citations.</param>
/// <param name="With">The article that is most like it.</param>
/// <param name="Probability">That both tell one story, from 0 to 1.</param>
/// <param name="Names">Shared, heaviest first; at most five.</param>
/// <param name="Terms">Shared, heaviest first; at most five.</param>
/// <param name="HoursApart">Null where a time is not known.</param>
/// <param name="By"><c>likeness</c>, <c>copy</c> (the same text), <c>override</c> (a person's file) or <c>model</c> (a yes to a close pair).</param>
internal sealed record MergeReason(
    string Text,
    string Article,
    string With,
    double Probability,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Terms,
    double? HoursApart,
    string By
);

/// <param name="Parts">By name: sources, languages, articles, recency, priority, topic.</param>
internal sealed record StoryScore(double Total, IReadOnlyDictionary<string, double> Parts);
