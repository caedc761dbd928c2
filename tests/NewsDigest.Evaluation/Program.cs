using System.CommandLine;
using NewsDigest.Evaluation;
using NewsDigest.Evaluation.Content;
using NewsDigest.Evaluation.Facts;

var root = new RootCommand("Quality figures over data sets that are given by path.")
{
    CleaningEvaluation.Create(),
    ContentTablesCommand.Create(),
    FactsEvaluation.Create(),
    FaultsCommand.Create(),
    LanguageEvaluation.Create(),
    MatrixCommand.Create(),
    NoArticleEvaluation.Create(),
    SeedEvaluation.Create(),
    StoriesEvaluation.Create(),
    TokensEvaluation.Create(),
};
return await root.Parse(args).InvokeAsync();
