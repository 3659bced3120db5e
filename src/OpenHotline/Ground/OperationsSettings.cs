using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground;

/// <summary>Settings of the operations door. Section <c>Operations</c>.</summary>
public sealed record OperationsSettings
{
    /// <summary>The bearer token that metrics and readiness ask for; empty means that only this machine itself is answered.</summary>
    [StringLength(200)]
    public string Token { get; init; } = "";

    /// <summary>Below how many free megabytes beside the data the house is not ready.</summary>
    [Range(10, 1_000_000)]
    public int LeastFreeMegabytes { get; init; } = 512;

    /// <summary>Where traces are sent by OTLP, e.g. <c>http://localhost:4317</c>; empty sends none.</summary>
    [StringLength(300)]
    public string TracesTo { get; init; } = "";
}
