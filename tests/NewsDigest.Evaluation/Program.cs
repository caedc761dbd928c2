using System.CommandLine;

var root = new RootCommand("Quality figures over data sets that are given by path.");
return await root.Parse(args).InvokeAsync();
