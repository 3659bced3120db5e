namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>The list of registries in use: the shipped one, then, list by list, the newest that was read.</summary>
public sealed class KnownRegistries
{
    private readonly Lock _lock = new();
    private readonly Dictionary<DirectoryList, IReadOnlyList<DirectoryEntry>> _lists;
    private volatile RegistryDirectory _directory;

    public KnownRegistries()
    {
        var (readOn, entries) = ShippedBootstrap.Read();
        ShippedOn = readOn;
        _lists = new Dictionary<DirectoryList, IReadOnlyList<DirectoryEntry>>(entries);
        _directory = new RegistryDirectory(_lists.Values.SelectMany(list => list));
    }

    /// <summary>The day the shipped list was put together.</summary>
    public DateOnly ShippedOn { get; }

    /// <summary>When a list was last read, UTC; null while only the shipped one is known.</summary>
    public DateTime? RefreshedAt { get; private set; }

    internal RegistryDirectory Directory => _directory;

    internal void Replace(DirectoryList list, IReadOnlyList<DirectoryEntry> entries, DateTime at)
    {
        // Race: two refreshes at once may not undo each other's lists.
        lock (_lock)
        {
            _lists[list] = entries;
            _directory = new RegistryDirectory(_lists.Values.SelectMany(one => one));
            RefreshedAt = at;
        }
    }
}
