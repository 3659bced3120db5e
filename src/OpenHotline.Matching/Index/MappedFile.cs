using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Index;

/// <summary>A file mapped for reading; given back when it is disposed of, or when nobody refers to it any more.</summary>
internal sealed unsafe class MappedFile : SafeHandle
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public MappedFile(string path)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        Bytes = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        // Safety: released with this object, which whoever uses the address holds.
        byte* address = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        SetHandle((nint)address);
    }

    public byte* Address => (byte*)handle;

    public long Bytes { get; }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        return true;
    }
}
