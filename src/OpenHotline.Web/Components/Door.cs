namespace OpenHotline.Web.Components;

/// <summary>The doors of the house: who stands outside, and hence which dress the page wears.</summary>
public enum Door
{
    /// <summary>Anybody: report form, receipts, guidance, statistics.</summary>
    Public = 1,

    /// <summary>The hotline's own people.</summary>
    Workbench = 2,

    /// <summary>Those who host a page, by signed link.</summary>
    Hosts = 3,

    /// <summary>Member companies: an API, and its documents.</summary>
    Members = 4,

    /// <summary>Operators: health and metrics.</summary>
    Operations = 5,

    /// <summary>The small internet on loopback, for training and demonstration.</summary>
    Sandbox = 6,
}
