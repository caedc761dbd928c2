#:package Microsoft.CodeAnalysis.CSharp@4.14.0
#:property TreatWarningsAsErrors=false
#:property AnalysisLevel=none

// dotnet run scripts/measure.cs -- FOLDER [--list]   how densely the C# under FOLDER is written: what docs/architecture.md has in its table.
//
// code line     a line that holds a token; comments and empty lines are none
// tokens        Roslyn's tokens by code lines
// wide          lines of the file over 120 and 160 columns, by all its lines
// six operators an outermost expression with six or more of && and ||, and and or of patterns
// complexity    1 + if, while, for, foreach, catch, case, arm of a switch expression but the discard, ?:, ??, &&, ||, and, or;
//               a lambda counts for the method around it, a local function for itself
// magic         a number literal other than 0, 1, 2, -1 and 100 that is no constant's or static field's value, no attribute's
//               argument, no enum's value, no default of a parameter and no initial value of a property
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

var (folder, list) = (args[0], args.Contains("--list"));
int files = 0,
    codeLines = 0,
    lines = 0,
    tokens = 0,
    over120 = 0,
    over160 = 0,
    conditionals = 0,
    magic = 0;
List<string> dense = [],
    complex = [];
foreach (
    var path in Directory
        .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
)
{
    if (path.Contains("/obj/") || path.Contains("/bin/"))
    {
        continue;
    }

    var text = File.ReadAllText(path);
    var root = CSharpSyntaxTree
        .ParseText(text, new CSharpParseOptions(LanguageVersion.Preview))
        .GetRoot();
    var all = root.DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
    var source = text.Split('\n');
    files++;
    lines += source.Length;
    tokens += all.Length;
    codeLines += all.SelectMany(token =>
            new[]
            {
                LineOf(token.GetLocation()),
                token.GetLocation().GetLineSpan().EndLinePosition.Line,
            }
        )
        .Distinct()
        .Count();
    over120 += source.Count(line => line.Length > 120);
    over160 += source.Count(line => line.Length > 160);
    conditionals += root.DescendantNodes().Count(node => node is ConditionalExpressionSyntax);
    magic += root.DescendantNodes().OfType<LiteralExpressionSyntax>().Count(IsMagic);
    foreach (var node in root.DescendantNodes().Where(IsBoolean))
    {
        var isOutermost = !node.Ancestors()
            .TakeWhile(outer => outer is ExpressionSyntax or PatternSyntax)
            .Any(IsBoolean);
        if (isOutermost && node.DescendantNodesAndSelf().Count(IsBoolean) is >= 6 and var count)
        {
            dense.Add($"{path}:{LineOf(node.GetLocation()) + 1}: {count} operators");
        }
    }

    foreach (
        var method in root.DescendantNodes()
            .Where(node =>
                node
                    is BaseMethodDeclarationSyntax
                        or LocalFunctionStatementSyntax
                        or AccessorDeclarationSyntax
                        or PropertyDeclarationSyntax { ExpressionBody: not null }
            )
    )
    {
        var own = method.DescendantNodes(node =>
            node == method || node is not LocalFunctionStatementSyntax
        );
        if (1 + own.Count(Branches) is > 15 and var complexity)
        {
            var name = method
                .ChildTokens()
                .LastOrDefault(token => token.IsKind(SyntaxKind.IdentifierToken));
            complex.Add($"{path}:{LineOf(method.GetLocation()) + 1}: {name} {complexity}");
        }
    }
}

Console.WriteLine($"{files} files, {codeLines} code lines");
Console.WriteLine($"tokens a code line          {(double)tokens / codeLines:0.0}");
Console.WriteLine(
    $"lines over 120 / 160 %      {100.0 * over120 / lines:0.0} / {100.0 * over160 / lines:0.0}"
);
Console.WriteLine($"six boolean operators       {dense.Count}");
Console.WriteLine($"methods over complexity 15  {complex.Count}");
Console.WriteLine($"?: a 1,000 code lines       {1000.0 * conditionals / codeLines:0.0}");
Console.WriteLine($"magic numbers a 1,000       {1000.0 * magic / codeLines:0.0}");
if (list)
{
    Console.WriteLine(string.Join('\n', dense.Concat(complex)));
}

static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line;

static bool IsBoolean(SyntaxNode node) =>
    node.Kind()
        is SyntaxKind.LogicalAndExpression
            or SyntaxKind.LogicalOrExpression
            or SyntaxKind.AndPattern
            or SyntaxKind.OrPattern;

static bool Branches(SyntaxNode node) =>
    node switch
    {
        IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax =>
            true,
        CommonForEachStatementSyntax
        or CatchClauseSyntax
        or CaseSwitchLabelSyntax
        or CasePatternSwitchLabelSyntax => true,
        SwitchExpressionArmSyntax arm => arm.Pattern is not DiscardPatternSyntax,
        ConditionalExpressionSyntax => true,
        _ => node.Kind()
            is SyntaxKind.CoalesceExpression
                or SyntaxKind.LogicalAndExpression
                or SyntaxKind.LogicalOrExpression
                or SyntaxKind.AndPattern
                or SyntaxKind.OrPattern,
    };

static bool IsMagic(LiteralExpressionSyntax literal) =>
    literal.IsKind(SyntaxKind.NumericLiteralExpression)
    && literal.Token.ValueText is not ("0" or "1" or "2" or "100")
    && !literal.Ancestors().Any(IsNamed);

static bool IsNamed(SyntaxNode node) =>
    node switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword)
            || field.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        PropertyDeclarationSyntax property => property.Initializer is not null,
        AttributeSyntax or EnumMemberDeclarationSyntax or ParameterSyntax => true,
        _ => false,
    };
