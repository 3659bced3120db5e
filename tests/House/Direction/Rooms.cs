namespace OpenHotline.HouseTests.Direction;

/// <summary>The rooms in the order in which a report passes them, and who may know whom.</summary>
public static class Rooms
{
    public static readonly string[] InOrder = ["Intake", "Triage", "Recognise", "Assess", "Refer", "Notify", "Verify", "Publish", "Prevent"];

    private static readonly string[] Below = ["Ground", "Facts"];

    /// <summary>Why this use is against the flow; null where it is not.</summary>
    public static string? WhyNot(Reference reference)
    {
        var (from, to) = (PartOf(reference.From), PartOf(reference.To));
        // House.cs, in the bare namespace, is the table of contents: it knows all, and nobody knows it.
        if (from is null or "" || to is null || string.Equals(from, to, StringComparison.Ordinal)) return null;
        if (to is "") return $"{reference}: nothing in the house may know the table of contents";
        if (Below.Contains(to, StringComparer.Ordinal)) return null;
        var (here, there) = (Array.IndexOf(InOrder, from), Array.IndexOf(InOrder, to));
        if (there < 0) return $"{reference}: {to} is no room";
        if (here < 0) return $"{reference}: {from} knows no room";
        if (there > here) return $"{reference}: {from} comes before {to}";
        return reference.Writes ? $"{reference}: {from} may read but not write a record of {to}" : null;
    }

    // "Notify" of OpenHotline.Notify.Registers; "" of OpenHotline itself; null of anything else.
    private static string? PartOf(string space)
    {
        var parts = space.Split('.');
        if (parts[0] is not "OpenHotline") return null;
        if (parts.Length == 1) return "";
        return parts[1] is "Matching" or "HouseTests" or "Testing" ? null : parts[1];
    }
}
