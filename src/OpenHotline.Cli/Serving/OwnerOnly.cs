using System.Runtime.InteropServices;

namespace OpenHotline.Cli.Serving;

/// <summary>Whatever this process makes from now on is its user's alone: databases and their logs, sockets, backups, results with receipts.</summary>
/// <remarks>
/// One setting of the process and not one of each file, since SQLite, Kestrel and pg_dump make files themselves; a socket is narrow from its first moment.
/// What was there before keeps its rights. Nothing on Windows, where rights come from the folder. Decision 0201.
/// </remarks>
internal static partial class OwnerOnly
{
    private const uint GroupAndOthers = 0b000_111_111;

    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows()) _ = Mask(GroupAndOthers);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint Mask(uint mask);
}
