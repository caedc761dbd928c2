using System.CommandLine;

var root = new RootCommand("Speed figures. Timings are ratios within one run; machines differ.");
return await root.Parse(args).InvokeAsync();
