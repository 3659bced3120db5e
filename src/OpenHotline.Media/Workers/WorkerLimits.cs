using System.Globalization;

namespace OpenHotline.Media.Workers;

/// <summary>What a worker may not do, put in place before it reads its first byte. Linux only; elsewhere the bounds on bytes, pixels and time remain.</summary>
internal static class WorkerLimits
{
    private const int PageBytes = 4096;
    private const int PipeBytes = 1 << 20;

    public static void PutInPlace(long maxMemoryBytes)
    {
        if (!OperatingSystem.IsLinux()) return;
        // Safety: no file may grow, so nothing of a picture reaches the disk, a dump of a crash included.
        Bind(Posix.CoreDump, 0);
        Bind(Posix.FileLength, 0);
        // The runtime reserves address space that it never uses; what decoding may add counts from there.
        var reserved = long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0], CultureInfo.InvariantCulture) * PageBytes;
        Bind(Posix.AddressSpace, (ulong)(reserved + maxMemoryBytes));
        // Fewer turns between the two processes; where the system refuses, the pipes work as they are.
        _ = Posix.Control(0, Posix.SetPipeLength, PipeBytes);
        _ = Posix.Control(1, Posix.SetPipeLength, PipeBytes);
    }

    private static void Bind(int resource, ulong bound)
    {
        if (Posix.SetLimit(resource, new Posix.Limit(bound)) != 0) throw new InvalidOperationException($"The system refused bound {resource} of a worker.");
    }
}
