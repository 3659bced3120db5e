using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground;

/// <summary>What every part of the house needs to know of where and how it runs. Rooms have settings of their own beside it.</summary>
public sealed record HouseSettings
{
    /// <summary>The folder of database, logs and media.</summary>
    public required string DataFolder { get; init; }

    public required DatabaseAddress Database { get; init; }

    /// <summary>The keyring's file: outside the data folder, except in the sandbox.</summary>
    public required string KeyringFile { get; init; }

    /// <summary>True in the sandbox: short rhythms, training media, documentation address space.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The hotline's name, as reporters and hosts read it.</summary>
    public string HotlineName { get; init; } = "OpenHotline";

    /// <summary>Where "Exit this page" leads: a harmless page that many people open.</summary>
    public Uri ExitTo { get; init; } = new("https://www.bbc.co.uk/weather");

    /// <summary>The hotline's own mail domain, used in Message-IDs and machine-readable reports.</summary>
    public string HotlineDomain { get; init; } = "hotline.example";

    /// <summary>IANA name of the time zone in which days, periods and quiet hours are counted.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>Where each door is reached from outside, for links in mails and pages.</summary>
    public IReadOnlyDictionary<string, Uri> DoorAddresses { get; init; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>The list of destroyed keys, beside the keyring.</summary>
    public string DestroyedKeysFile => KeyringFile + ".destroyed";

    /// <summary>Where checkpoints of the timeline and its leaves are written outside the database.</summary>
    public string TimelineFolder => Path.Combine(DataFolder, "timeline");
}
