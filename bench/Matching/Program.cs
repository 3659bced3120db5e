using OpenHotline.MatchingBench;

// Measures the matching library. The commands, the machine and the figures stand in bench/matching.md.
return args switch
{
    ["pdq"] => PdqBench.Run(),
    ["index", var n, var kind, var r] => IndexBench.Run(int.Parse(n), kind == "clustered", int.Parse(r)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Matching pdq");
    return 64;
}
