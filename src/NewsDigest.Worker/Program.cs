using System.CommandLine;
using NewsDigest.Worker.Commands;
using NewsDigest.Worker.Visible;

VisibleConsole.Use();

var root = new RootCommand(
    "NewsDigest takes news articles of any language from a queue, writes English translations and summaries that are checked against the source, and publishes them. Begin with 'newsdigest demo'."
)
{
    DemoCommand.Create(),
    RunCommand.Create(),
    SubmitCommand.Create(),
    ListCommand.Create(),
    ShowCommand.Create(),
    StatusCommand.Create(),
    QuarantineCommand.Create(),
    RerunCommand.Create(),
    DigestCommand.Create(),
    CleanCommand.Create(),
    CheckCommand.Create(),
    EstimateCommand.Create(),
    CostsCommand.Create(),
    DoctorCommand.Create(),
    NotifyCommand.Create(),
};
root.Subcommands.Add(HelpCommand.Create(root));
root.Subcommands.Add(VersionCommand.Create());
root.Subcommands.Add(CompletionCommand.Create(root));
CommonOptions.AddTo(root);

return await CommandLine.RunAsync(root, args);
