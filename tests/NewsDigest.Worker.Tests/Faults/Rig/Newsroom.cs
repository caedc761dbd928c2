using System.Globalization;
using System.Text;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Short Spanish articles with a number each, and a model that knows their English. Two calls make one result.</summary>
internal static class Newsroom
{
    public const int CallsPerArticle = 2;

    public static string Id(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"n{number}");

    public static byte[] Message(int number) =>
        Encoding.UTF8.GetBytes(
            $$"""{"id":"{{Id(number)}}","language":"es","body":"La alcaldesa abrió este jueves el mercado número {{number}} de la ciudad."}"""
        );

    public static ScriptedAnswer Answer(ScriptedRequest request) =>
        ScriptedModel.Translating(English)(request);

    /// <summary>As good as the other, in other words: so that a result which replaces another is seen.</summary>
    public static ScriptedAnswer LateAnswer(ScriptedRequest request) =>
        ScriptedModel.Translating(source =>
            English(source)
                .Replace(
                    "The mayor opened",
                    "On Thursday the mayor opened",
                    StringComparison.Ordinal
                )
                .Replace(" on Thursday", "", StringComparison.Ordinal)
        )(request);

    /// <summary>Which article a request to the model is about.</summary>
    public static int NumberOf(ScriptedRequest request) =>
        int.Parse(
            string.Concat(request.Block(request.Ids[0]).Where(char.IsAsciiDigit)),
            CultureInfo.InvariantCulture
        );

    /// <summary>Whether a request is about an article of this newsroom, in whatever language it stands in it.</summary>
    public static bool IsOurs(ScriptedRequest request) =>
        request.User.Contains("mercado número", StringComparison.Ordinal)
        || request.User.Contains("market number", StringComparison.Ordinal);

    /// <summary>Whether a folder of the store belongs to an article of this newsroom.</summary>
    public static bool IsOurFolder(string name) =>
        name[0] == 'n'
        && name.IndexOf('-', StringComparison.Ordinal) is > 1 and var end
        && name[1..end].All(char.IsAsciiDigit);

    public static bool IsTranslation(ScriptedRequest request) =>
        request.SchemaName == "nd_translation_v1";

    /// <summary>The answer, once the task has ended.</summary>
    public static ScriptedAnswer After(Task until, ScriptedAnswer answer) =>
        new(async context =>
        {
            await until.WaitAsync(context.RequestAborted);
            await answer.WriteAsync(context);
        });

    public static ScriptedAnswer After(TimeSpan pause, ScriptedAnswer answer) =>
        new(async context =>
        {
            await Task.Delay(pause, TimeProvider.System, context.RequestAborted);
            await answer.WriteAsync(context);
        });

    private static string English(string source) =>
        $"The mayor opened market number {string.Concat(source.Where(char.IsAsciiDigit))} of the city on Thursday.";
}
