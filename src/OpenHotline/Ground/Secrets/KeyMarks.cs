using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Secrets;

/// <summary>Compares a keyring with the fingerprints of keys that a database holds: a lost or mis-named keyring must not be replaced in silence.</summary>
/// <remarks>A machine with fewer keys, such as the public door's, is compared by what it has. Decision 0200.</remarks>
public static class KeyMarks
{
    private static readonly string[] Kinds = ["wrapping", "lookup", "signing", "looks"];

    /// <summary>Whether the database knows any keyring yet.</summary>
    public static bool Any(HouseMarks marks) => marks.Values.Keys.Any(IsOfKey);

    /// <summary>Whether this keyring is another house's: a key of the same number is a different one, or no key at all is shared.</summary>
    public static bool AreStrangers(Keyring keys, HouseMarks marks)
    {
        var known = marks.Values.Where(mark => IsOfKey(mark.Key)).ToList();
        if (known.Count == 0) return false;
        var here = keys.Fingerprints;
        var shared = known.Where(mark => here.ContainsKey(mark.Key)).ToList();
        return shared.Count == 0 || shared.Exists(mark => here[mark.Key] != mark.Value);
    }

    /// <summary>How many keys the database knows that this machine should hold and does not: a rotation whose keyring was not copied here.</summary>
    public static int Missing(Keyring keys, HouseMarks marks)
    {
        var here = keys.Fingerprints;
        return marks.Values.Keys.Count(name => IsOfKey(name) && (keys.CanRead || KindOf(name) != "lookup") && !here.ContainsKey(name));
    }

    /// <summary>The fingerprints that are newer than all of their kind in the database: those of a new house, or of a rotation.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Newer(Keyring keys, HouseMarks marks) =>
        keys.Fingerprints.Where(mark => NumberOf(mark.Key) > marks.Values.Keys.Where(known => IsOfKey(known) && KindOf(known) == KindOf(mark.Key)).Select(NumberOf).DefaultIfEmpty(0).Max());

    private static bool IsOfKey(string name) => Kinds.Contains(KindOf(name), StringComparer.Ordinal);

    private static string KindOf(string name) => name.Split('.')[0];

    private static int NumberOf(string name) => int.Parse(name.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
}
