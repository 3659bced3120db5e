using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Secrets.Rotation;

/// <summary>Settings of key rotation. Section <c>Rotation</c>.</summary>
public sealed record RotationSettings
{
    /// <summary>How many seconds after a rotation old rows begin to move: time for every machine to get the new keyring.</summary>
    [Range(30, 604_800)]
    public int WaitSeconds { get; init; } = 600;
}
