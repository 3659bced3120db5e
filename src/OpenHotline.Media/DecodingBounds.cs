namespace OpenHotline.Media;

/// <summary>What one file may cost. Whatever asks for more is refused by name.</summary>
public sealed record DecodingBounds
{
    /// <summary>The longest file. The largest camera files are half of it.</summary>
    public int MaxFileBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>The largest picture, width times height of one frame. The largest telephone cameras make 200 megapixels.</summary>
    public long MaxPixels { get; init; } = 256_000_000;

    /// <summary>The address space that decoding may add to a worker.</summary>
    public long MaxMemoryBytes { get; init; } = 1536L * 1024 * 1024;

    /// <summary>From the first byte given to a worker until its whole answer.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Files after which a worker is replaced by a fresh one, so that nothing builds up in it.</summary>
    public int MaxFilesPerWorker { get; init; } = 5_000;
}
