using System.Diagnostics;
using OpenHotline.Testing;

namespace OpenHotline.Faults;

/// <summary>A disk of a few megabytes in memory, which a test fills and empties. Linux, and root only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder place;

    private SmallDisk(TempFolder place) => this.place = place;

    /// <summary>Null where this may not be done.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return null;
        var place = new TempFolder();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", place.Path)) return new SmallDisk(place);
        place.Dispose();
        return null;
    }

    public string In(string name) => place.In(name);

    /// <summary>Fills the disk up to so many bytes.</summary>
    public void Fill(long leaveBytes)
    {
        using var filler = File.Create(place.In("filler"));
        var rest = new DriveInfo(place.Path).AvailableFreeSpace - leaveBytes;
        var block = new byte[4096];
        for (; rest > 0; rest -= block.Length) filler.Write(block);
    }

    public void Empty() => File.Delete(place.In("filler"));

    public void Dispose()
    {
        Run("umount", "-l", place.Path);
        place.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
