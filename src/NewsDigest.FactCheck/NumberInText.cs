namespace NewsDigest.Facts;

/// <summary>A number as a text writes it, in digits, words or both.</summary>
/// <param name="Value">The likeliest reading.</param>
/// <param name="Span">Where it stands: "25 de miliarde" is one number.</param>
/// <param name="IsCertain">Nothing else can be meant; "1.500" may be two values.</param>
public sealed record NumberInText(decimal Value, TextSpan Span, bool IsCertain);
