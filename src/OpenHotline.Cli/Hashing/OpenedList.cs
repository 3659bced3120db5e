namespace OpenHotline.Cli.Hashing;

/// <summary>A list of hashes that is being read, and how much of it was left out.</summary>
internal sealed class OpenedList : IDisposable
{
    private readonly StreamReader reader;

    private OpenedList(StreamReader reader, string name, ulong firstId) => (this.reader, Name, Hashes) = (reader, name, new HashList(reader, name, firstId));

    public string Name { get; }

    public HashList Hashes { get; }

    /// <summary>Lines that whoever reads the list passed over.</summary>
    public long OfLowQuality { get; set; }

    public long LeftOut => OfLowQuality + Hashes.WithoutHash;

    /// <exception cref="FormatException">There is no such file.</exception>
    public static OpenedList Open(string path, ulong firstId = 1)
    {
        if (path == PathWalk.Input) return new(new StreamReader(Console.OpenStandardInput()), "Standard input", firstId);
        return File.Exists(path) ? new(new StreamReader(path), path, firstId) : throw new FormatException($"There is no file {path}.");
    }

    public void Dispose() => reader.Dispose();
}
