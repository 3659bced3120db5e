namespace OpenHotline.Matching.Index;

public sealed partial class RadiusIndex
{
    /// <summary>Writes the index as it is now to one file, which takes the place of an older one only when it is whole.</summary>
    public void Save(string path)
    {
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Save(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Writes the index as it is now. Queries go on; adding and removing wait until the newest entries are set down.</summary>
    public void Save(Stream target)
    {
        Segment[] segments;
        ulong[][] removed;
        lock (_writing)
        {
            if (_shelf.Tail.Count > 0) Volatile.Write(ref _shelf, new Shelf(Index.Upkeep.Roll(_shelf, _frozen), new Tail()));
            segments = _shelf.Segments;
            removed = [.. segments.Select(segment => segment.RemovedBits.ToArray())];
        }

        IndexFile.Write(target, segments, removed, _radii, _hasEntries);
    }

    /// <summary>Opens a saved index by mapping its file: at once, whatever its size. <see cref="IndexFileException"/> says what is wrong with a foreign or damaged one.</summary>
    /// <remarks>The heading and the directories are checked. The rest is read as queries need it; <see cref="Verify"/> reads and checks it all. The file must not be written to while it is open; <see cref="Save(string)"/> puts a new one in its place.</remarks>
    public static RadiusIndex Open(string path) => IndexFile.Open(path).ToIndex();

    /// <summary>Reads a saved index into memory, from a file or out of an encrypted store, and checks all of it.</summary>
    public static RadiusIndex Load(Stream source) => IndexFile.Load(source).ToIndex();

    /// <summary>Holds every opened segment against its checksum; <see cref="IndexFileException"/> where one is damaged.</summary>
    public void Verify()
    {
        foreach (var segment in Volatile.Read(ref _shelf).Segments) IndexFile.Verify(segment);
    }

    internal static RadiusIndex Of(IndexHeading heading, IEnumerable<Segment> segments)
    {
        var index = new RadiusIndex(segments);
        heading.Radii.CopyTo(index._radii, 0);
        heading.HasEntries.CopyTo(index._hasEntries, 0);
        return index;
    }
}
