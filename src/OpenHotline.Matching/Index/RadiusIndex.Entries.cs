namespace OpenHotline.Matching.Index;

public sealed partial class RadiusIndex
{
    /// <summary>Every entry as it was when the walk began, in no order. Adding and removing go on; what they change meanwhile may or may not be seen.</summary>
    public IEnumerable<IndexEntry> Entries()
    {
        var shelf = Volatile.Read(ref _shelf);
        foreach (var segment in shelf.Segments)
        {
            using var held = segment.Hold();
            for (var place = 0; place < segment.Count; place++)
            {
                if (!segment.IsRemoved(place)) yield return segment.EntryAt(place);
            }
        }

        for (var place = 0; place < shelf.Tail.Count; place++)
        {
            if (!shelf.Tail.IsRemoved(place)) yield return shelf.Tail.EntryAt(place);
        }
    }
}
