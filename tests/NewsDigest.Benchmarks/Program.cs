using System.CommandLine;
using NewsDigest.Benchmarks;

var root = new RootCommand("Speed figures. Timings are ratios within one run; machines differ.")
{
    PipelineBenchmark.Create(),
    CleaningBenchmark.Create(),
    StagesBenchmark.Create(),
    LongStagesBenchmark.Create(),
    ThroughputBenchmark.Create(),
    ScalingBenchmark.Create(),
    RecoveryBenchmark.Create(),
    MemoryBenchmark.Create(),
    PagesBenchmark.Create(),
    EditionBenchmark.Create(),
    PacingBenchmark.Create(),
    PacingBenchmark.CreateWorker(),
};
return await root.Parse(args).InvokeAsync();
