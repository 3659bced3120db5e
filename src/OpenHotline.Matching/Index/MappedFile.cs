using System.IO.MemoryMappedFiles;

namespace OpenHotline.Matching.Index;

/// <summary>A file mapped for reading; given back when nobody refers to it any more.</summary>
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public MappedFile(string path)
    {
        Bytes = new FileInfo(path).Length;
        _file = MemoryMappedFile.CreateFromFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        // Safety: never released by hand; the view's own handle ends with this object, which segments keep alive.
        byte* address = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref address);
        Address = address;
    }

    public byte* Address { get; }

    public long Bytes { get; }
}
