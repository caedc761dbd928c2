using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NewsDigest.Settings;

/// <summary>Reads one value, and says in one sentence what is allowed when it is another: the type and its attributes decide.</summary>
internal static partial class SettingValue
{
    private static readonly string[] SecretNames =
    [
        "Key",
        "Token",
        "Password",
        "Secret",
        "ConnectionString",
    ];

    /// <param name="type">Of the property, or of an item of its list.</param>
    /// <param name="problem">What is wrong, without the key; null when nothing is.</param>
    public static object? Read(PropertyInfo property, Type type, string text, out string? problem)
    {
        var plain = SettingShapes.Plain(type);
        var allowed = property
            .GetCustomAttribute<AllowedValuesAttribute>()
            ?.Values.OfType<string>()
            .ToArray();
        var value = allowed is null
            ? Parse(plain, text)
            : allowed.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase));
        var range = property.GetCustomAttribute<RangeAttribute>();
        problem =
            value is null || (range is not null && !IsIn(range, plain, value))
                ? $"{Shown(property, text)} is not {Allowed(plain, allowed, range)}."
                : OtherProblem(property, text, value);
        return problem is null ? value : null;
    }

    /// <summary>Null when the text is no such value.</summary>
    private static object? Parse(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        var word = text.Trim();
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type.IsEnum => Enum.GetNames(type).FirstOrDefault(name => IsNamed(name, word))
                is { } name
                ? Enum.Parse(type, name)
                : null,
            _ when type == typeof(bool) => bool.TryParse(word, out var yes) ? yes : null,
            _ when type == typeof(int) => int.TryParse(
                word,
                NumberStyles.AllowLeadingSign,
                culture,
                out var number
            )
                ? number
                : null,
            _ when type == typeof(long) => long.TryParse(
                word,
                NumberStyles.AllowLeadingSign,
                culture,
                out var number
            )
                ? number
                : null,
            _ when type == typeof(double) => double.TryParse(
                word,
                NumberStyles.Float,
                culture,
                out var number
            ) && double.IsFinite(number)
                ? number
                : null,
            _ when type == typeof(decimal) => decimal.TryParse(
                word,
                NumberStyles.Float,
                culture,
                out var number
            )
                ? number
                : null,
            _ when type == typeof(TimeSpan) => Time().IsMatch(word)
            && TimeSpan.TryParse(word, culture, out var time)
                ? time
                : null,
            _ when type == typeof(DateOnly) => DateOnly.TryParseExact(
                word,
                "yyyy-MM-dd",
                culture,
                DateTimeStyles.None,
                out var date
            )
                ? date
                : null,
            _ when type == typeof(Uri) => Uri.TryCreate(word, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
                ? address
                : null,
            _ => throw new NotSupportedException($"A setting of the type {type} cannot be read."),
        };

        static bool IsNamed(string name, string word) =>
            name.Equals(
                word.Replace("_", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase
            );
    }

    private static bool IsIn(RangeAttribute range, Type type, object value) =>
        ((IComparable)value).CompareTo(Limit(range.Minimum, type)) >= 0
        && ((IComparable)value).CompareTo(Limit(range.Maximum, type)) <= 0;

    private static object Limit(object limit, Type type) =>
        Parse(type, Convert.ToString(limit, CultureInfo.InvariantCulture) ?? "")
        ?? throw new NotSupportedException($"'{limit}' is no limit for a {type}.");

    private static string Allowed(Type type, string[]? allowed, RangeAttribute? range)
    {
        if (allowed is not null)
        {
            return Choice(allowed);
        }

        if (type.IsEnum)
        {
            return Choice([.. Enum.GetNames(type).Select(Word)]);
        }

        var within = range is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" from {range.Minimum} to {range.Maximum}"
            );
        return type switch
        {
            _ when type == typeof(bool) => "'true' or 'false'",
            _ when type == typeof(int) || type == typeof(long) => $"a whole number{within}",
            _ when type == typeof(double) || type == typeof(decimal) =>
                $"a number{within}, with a point as in 2.5",
            _ when type == typeof(TimeSpan) => $"a time{within}, written as HH:MM:SS or D.HH:MM:SS",
            _ when type == typeof(DateOnly) => "a date as 2026-11-30",
            _ when type == typeof(Uri) => "a whole http or https address",
            _ => "allowed",
        };
    }

    private static string? OtherProblem(PropertyInfo property, string text, object value)
    {
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
        {
            var isDone = rule is RangeAttribute or AllowedValuesAttribute or RequiredAttribute;
            if (!isDone && !rule.IsValid(value))
            {
                return $"{Shown(property, text)} is not allowed. {rule.FormatErrorMessage(property.Name)}";
            }
        }

        return null;
    }

    private static string Choice(string[] words) =>
        words.Length == 1
            ? $"'{words[0]}'"
            : $"{string.Join(", ", words[..^1].Select(word => $"'{word}'"))} or '{words[^1]}'";

    private static string Word(string name) => name.ToLowerInvariant();

    /// <summary>A secret is not shown, not even a wrong one.</summary>
    private static string Shown(PropertyInfo property, string text) =>
        SecretNames.Any(end => property.Name.EndsWith(end, StringComparison.Ordinal))
            ? "the value (a secret, not shown)"
            : $"'{text}'";

    // Three parts, and no hour above 23: .NET reads '10' as ten days, and '24:00:00' as twenty-four of them.
    [GeneratedRegex(
        @"^(?:\d{1,5}\.)?(?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?$",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Time();
}
