using OpenHotline.MatchingBench;

// Measures the matching library. The commands, the machine and the figures stand in bench/matching.md.
return args switch
{
    ["pdq"] => PdqBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Matching pdq");
    return 64;
}
