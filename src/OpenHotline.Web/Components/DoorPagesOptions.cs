namespace OpenHotline.Web.Components;

/// <summary>What the frame of every page of one door shows.</summary>
public sealed class DoorPagesOptions
{
    public DoorName Door { get; set; } = DoorName.Public;

    /// <summary>The hotline's own name, in the header and in every title. At most 60 characters.</summary>
    public string HotlineName { get; set; } = "OpenHotline";

    /// <summary>Where "Exit this page" leads.</summary>
    public string ExitTo { get; set; } = "https://www.bbc.co.uk/weather";

    /// <summary>The stylesheet of this door, without extension: the workbench's is denser.</summary>
    public string Sheet => Door is DoorName.Public or DoorName.Hosts ? "public" : "work";
}
