using System.Globalization;
using OpenHotline.MatchingBench;

// Measures the matching library. The commands, the machine and the figures stand in bench/matching.md.
return args switch
{
    ["pdq"] => PdqBench.Run(),
    ["index", var count, var kind] => IndexBench.Run(Number(count), kind),
    ["updates", var count, var kind] => UpdatesBench.Run(Number(count), kind),
    ["export", var count, var kind, var folder] => Export(Number(count), kind, folder),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);

static int Export(int count, string kind, string folder)
{
    var sample = Sample.Of(count, kind);
    Directory.CreateDirectory(folder);
    Sample.Write(sample.Hashes, Path.Combine(folder, "hashes.bin"));
    Sample.Write(sample.Queries, Path.Combine(folder, "queries.bin"));
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Matching pdq | index COUNT uniform|clustered|worst | updates COUNT uniform|clustered | export COUNT uniform|clustered FOLDER");
    return 64;
}
