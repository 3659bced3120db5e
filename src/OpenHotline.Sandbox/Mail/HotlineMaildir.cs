using System.Globalization;

namespace OpenHotline.Sandbox.Mail;

/// <summary>Where mail to the hotline is put, in Maildir form, for the house to read as it reads any mailbox.</summary>
public sealed class HotlineMaildir
{
    private readonly TimeProvider clock;

    public HotlineMaildir(string folder, TimeProvider clock)
    {
        (Folder, this.clock) = (folder, clock);
        foreach (var part in new[] { "new", "cur", "tmp" }) Directory.CreateDirectory(Path.Combine(folder, part));
    }

    public string Folder { get; }

    public void Deliver(byte[] raw)
    {
        var now = clock.GetUtcNow();
        var name = $"{now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{Guid.CreateVersion7(now):N}.sandbox";
        var draft = Path.Combine(Folder, "tmp", name);
        File.WriteAllBytes(draft, raw);
        File.Move(draft, Path.Combine(Folder, "new", name));
    }
}
