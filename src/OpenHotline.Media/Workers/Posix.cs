using System.Runtime.InteropServices;

namespace OpenHotline.Media.Workers;

/// <summary>The few calls by which a worker binds itself on Linux.</summary>
internal static partial class Posix
{
    /// <summary>RLIMIT_FSIZE: how long a file it may write.</summary>
    public const int FileLength = 1;

    /// <summary>RLIMIT_CORE: how much of a crash is written to disk.</summary>
    public const int CoreDump = 4;

    /// <summary>RLIMIT_AS: the address space.</summary>
    public const int AddressSpace = 9;

    /// <summary>F_SETPIPE_SZ.</summary>
    public const int SetPipeLength = 1031;

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    public static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    public static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static partial int Duplicate(int descriptor, int onto);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    [StructLayout(LayoutKind.Sequential)]
    public readonly struct Limit(ulong bound)
    {
        private readonly ulong _soft = bound;
        private readonly ulong _hard = bound;
    }
}
