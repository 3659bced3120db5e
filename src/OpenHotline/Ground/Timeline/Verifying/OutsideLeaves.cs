namespace OpenHotline.Ground.Timeline.Verifying;

/// <summary>Reads the leaves that were written outside the database, one after the other.</summary>
internal sealed class OutsideLeaves : IDisposable
{
    private readonly BufferedStream? file;

    public OutsideLeaves(string folder)
    {
        var path = OutsideCopy.LeavesFile(folder);
        if (!File.Exists(path)) return;
        file = new BufferedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), 64 * 1024);
        Count = file.Length / 32;
    }

    /// <summary>How many whole leaves there are.</summary>
    public long Count { get; }

    /// <summary>The next leaf; null after the last.</summary>
    public byte[]? Next()
    {
        if (file is null || file.Position / 32 >= Count) return null;
        var leaf = new byte[32];
        file.ReadExactly(leaf);
        return leaf;
    }

    public void Dispose() => file?.Dispose();
}
