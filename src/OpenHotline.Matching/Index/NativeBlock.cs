using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Index;

/// <summary>Memory outside the collected heap, given back when it is disposed of, or when nobody refers to it any more.</summary>
/// <remarks>
/// An index of 10 million hashes would be moved and walked by the collector for nothing. On Linux the memory is asked
/// for in large pages: a look-up goes to hundreds of random places, and each would else cost a walk through page tables.
/// </remarks>
internal sealed unsafe partial class NativeBlock : SafeHandle
{
    private const nuint LargePage = 2 << 20;
    private const int AdviseLargePages = 14;

    public NativeBlock(long bytes)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        Bytes = bytes;
        // Safety: given back when this object is collected; whoever uses the address keeps it alive.
        var address = NativeMemory.AlignedAlloc((nuint)bytes, (nuint)bytes < LargePage ? 64 : LargePage);
        if (OperatingSystem.IsLinux() && (nuint)bytes >= LargePage) _ = Advise(address, (nuint)bytes, AdviseLargePages);
        SetHandle((nint)address);
        GC.AddMemoryPressure(Math.Max(1, bytes));
    }

    public long Bytes { get; }

    public override bool IsInvalid => handle == 0;

    public byte* Address => (byte*)handle;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(Math.Max(1, Bytes));
        return true;
    }

    // Advice only: where it is not taken, look-ups are slower.
    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* address, nuint bytes, int advice);
}
