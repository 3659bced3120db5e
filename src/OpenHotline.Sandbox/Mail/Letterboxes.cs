using System.Globalization;

namespace OpenHotline.Sandbox.Mail;

/// <summary>Every mailbox of the small internet. Letters lie in the sandbox's folder, so that a restart finds them.</summary>
public sealed class Letterboxes
{
    private const int MaxBoxes = 500;
    private const int MaxLetters = 300;
    private const string Worked = ".worked";
    private readonly Lock gate = new();
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, List<Letter>> boxes = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> worked = [];

    public Letterboxes(string folder, TimeProvider clock)
    {
        (this.folder, this.clock) = (folder, clock);
        Directory.CreateDirectory(folder);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.eml", SearchOption.AllDirectories).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (!Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id)) continue;
            var box = file.Directory!.Name;
            Box(box).Add(Letter.Read(id, box, file.LastWriteTimeUtc, File.ReadAllBytes(file.FullName)));
            if (File.Exists(file.FullName + Worked)) worked.Add(id);
        }
    }

    /// <summary>The names of the mailboxes that hold letters or have been opened, in order.</summary>
    public IReadOnlyList<string> Names
    {
        get { lock (gate) return [.. boxes.Keys.Order(StringComparer.Ordinal)]; }
    }

    /// <summary>Makes a mailbox without letters, so that it is shown.</summary>
    public void Open(string mailbox)
    {
        lock (gate) Box(mailbox);
    }

    /// <summary>The letters of a mailbox, the newest first.</summary>
    public IReadOnlyList<Letter> In(string mailbox)
    {
        lock (gate) return boxes.TryGetValue(mailbox, out var letters) ? [.. Enumerable.Reverse(letters)] : [];
    }

    public Letter? Find(Guid id)
    {
        lock (gate) return boxes.Values.SelectMany(letters => letters).FirstOrDefault(letter => letter.Id == id);
    }

    /// <summary>The letters that the mailbox's owner has not worked on yet, the oldest first.</summary>
    public IReadOnlyList<Letter> Waiting(string mailbox)
    {
        lock (gate) return boxes.TryGetValue(mailbox, out var letters) ? [.. letters.Where(letter => !worked.Contains(letter.Id))] : [];
    }

    public void MarkWorked(Letter letter)
    {
        lock (gate)
        {
            if (worked.Add(letter.Id)) File.WriteAllBytes(PathOf(Path.Combine(folder, letter.Mailbox), letter) + Worked, []);
        }
    }

    /// <summary>False when it cannot be kept: no address of the small internet, or too many mailboxes.</summary>
    public bool Deliver(string mailbox, byte[] raw)
    {
        var name = mailbox.ToLowerInvariant();
        if (!IsOurs(name)) return false;
        lock (gate)
        {
            if (!boxes.ContainsKey(name) && boxes.Count >= MaxBoxes) return false;
            var now = clock.GetUtcNow();
            var letter = Letter.Read(Guid.CreateVersion7(now), name, now.UtcDateTime, raw);
            var place = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            File.WriteAllBytes(PathOf(place, letter), raw);
            var letters = Box(name);
            letters.Add(letter);
            if (letters.Count <= MaxLetters) return true;
            File.Delete(PathOf(place, letters[0]));
            File.Delete(PathOf(place, letters[0]) + Worked);
            letters.RemoveAt(0);
            return true;
        }
    }

    /// <summary>Only names of documentation domains are mailboxes here, and only such as make a harmless folder name.</summary>
    public static bool IsOurs(string mailbox) =>
        mailbox.Length <= 200 && mailbox.Split('@') is [{ Length: > 0 } local, var domain]
        && (domain.EndsWith(".example", StringComparison.Ordinal) || domain.EndsWith(".test", StringComparison.Ordinal))
        && local[0] != '.' && mailbox.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '.' or '-' or '_' or '+' or '=');

    private List<Letter> Box(string name) => boxes.TryGetValue(name, out var letters) ? letters : boxes[name] = [];

    private static string PathOf(string place, Letter letter) => Path.Combine(place, letter.Id.ToString("N", CultureInfo.InvariantCulture) + ".eml");
}
