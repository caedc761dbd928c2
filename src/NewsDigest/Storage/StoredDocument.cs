using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsDigest.Articles;

namespace NewsDigest.Storage;

/// <summary>
/// Reads our own documents back. A full disk may have cut one, a person may have changed one, and another program may have put
/// something else in its place: whatever the bytes are, they give the document or the reason why not.
/// </summary>
internal static class StoredDocument
{
    private const int MaxReason = 200;

    private static readonly JsonSerializerOptions Strict = new(ArticleJson.Options)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { RequireWhatIsNeverNull },
        },
    };

    /// <exception cref="DamagedDocumentException">The bytes are no such document.</exception>
    /// <param name="location">Where a person finds it.</param>
    /// <param name="cure">What that person may do, as a sentence.</param>
    public static T Read<T>(ReadOnlyMemory<byte> json, string location, string cure)
        where T : class =>
        TryRead<T>(json, out var document, out var damage)
            ? document
            : throw new DamagedDocumentException($"'{location}' cannot be read: {damage}. {cure}");

    /// <param name="damage">What is wrong with the bytes, as half a sentence; null when nothing is.</param>
    public static bool TryRead<T>(
        ReadOnlyMemory<byte> json,
        [NotNullWhen(true)] out T? document,
        [NotNullWhen(false)] out string? damage
    )
        where T : class
    {
        document = null;
        try
        {
            document = JsonSerializer.Deserialize<T>(WithoutMark(json.Span), Strict);
            damage = document is null ? "it holds null" : null;
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or InvalidOperationException
                        or ArgumentException
                        or NotSupportedException
                        or FormatException
            )
        {
            damage = json.IsEmpty
                ? "it is empty"
                : $"its {json.Length} bytes are not what was written ({VisibleText.Line(exception.Message, MaxReason)})";
        }

        return damage is null;
    }

    /// <summary>Some editors put a byte order mark before what they save.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) =>
        json.StartsWith("\ufeff"u8) ? json[3..] : json;

    /// <summary>JSON that lacks a field would else give a document with holes, which fails far from here.</summary>
    private static void RequireWhatIsNeverNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var isOptional =
                property.PropertyType.IsValueType
                || property.IsGetNullable
                || property.AssociatedParameter is not { HasDefaultValue: false };
            property.IsRequired |= !isOptional;
        }
    }
}

/// <summary>A document of ours in the store is damaged. The message names it and the cure; nobody's article is at fault.</summary>
internal sealed class DamagedDocumentException(string message) : Exception(message);
