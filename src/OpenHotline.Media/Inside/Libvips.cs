using NetVips;

namespace OpenHotline.Media.Inside;

/// <summary>libvips as a worker uses it: six loaders and no other, one thread, no cache.</summary>
internal static class Libvips
{
    // Safety: names of loader classes in libvips. Whatever is not listed cannot run, whatever a file claims to be.
    private static readonly string[] AllowedLoaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadTiff", "VipsForeignLoadHeif"];

    private static int warnings;

    /// <summary>How often libvips complained since the start. It complains of damage that it can read past.</summary>
    public static int Warnings => Volatile.Read(ref warnings);

    /// <summary>Once for each process, before the first file.</summary>
    public static void Prepare()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in AllowedLoaders) Operation.Block(loader, false);
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => Interlocked.Increment(ref warnings));
    }
}
