namespace NewsDigest.Digests.Stories;

/// <summary>Articles that tell one story, by their numbers.</summary>
/// <param name="Articles">Those that count, the most representative first.</param>
/// <param name="Copies">By number: the article whose text it has.</param>
/// <param name="Roundups">They tell this story and others.</param>
/// <param name="Why">For each article but the first.</param>
/// <param name="Related">Other groups by their place, with the probability that they are this story.</param>
/// <param name="Earlier">The story of an older edition that goes on here; null when it is new.</param>
/// <param name="RelatedEarlier">Stories of older editions that are near it.</param>
internal sealed record StoryGroup(
    IReadOnlyList<int> Articles,
    IReadOnlyDictionary<int, int> Copies,
    IReadOnlyList<int> Roundups,
    IReadOnlyList<GroupReason> Why,
    IReadOnlyList<(int Group, double Probability)> Related,
    EarlierStory? Earlier,
    IReadOnlyList<(EarlierStory Story, double Probability)> RelatedEarlier
);

/// <summary>Why an article lies with another.</summary>
/// <param name="By">As in <see cref="MergeReason"/>.</param>
internal sealed record GroupReason(
    int Article,
    int With,
    double Probability,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Terms,
    double? HoursApart,
    string By
);

/// <summary>A story of an older edition, as much of it as is needed to know it again.</summary>
internal sealed record EarlierStory(
    string Id,
    string Edition,
    DateTimeOffset At,
    string Headline,
    IReadOnlyList<StoryText> Texts
);
