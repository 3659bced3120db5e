using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>How registries are asked.</summary>
public sealed class RegistrySettings
{
    /// <summary>Where the lists of registries are fetched from (RFC 9224). A sandbox points elsewhere.</summary>
    [Required, StringLength(500)]
    public string BootstrapAddress { get; set; } = "https://data.iana.org/rdap/";

    /// <summary>How old the lists may get before they are read anew; 0 keeps the shipped ones.</summary>
    [Range(0, 720)]
    public double RefreshHours { get; set; } = 24;

    /// <summary>One question, referrals included.</summary>
    [Range(0.05, 120)]
    public double LimitSeconds { get; set; } = 20;

    [Range(1024, 16 << 20)]
    public int MaxBytes { get; set; } = 2 << 20;

    [Range(0, 10)]
    public int MaxReferrals { get; set; } = 5;

    /// <summary>How long an answer is kept.</summary>
    [Range(0, 720)]
    public double KeepHours { get; set; } = 12;

    /// <summary>How many answers are kept in memory.</summary>
    [Range(0, 1_000_000)]
    public int KeepCount { get; set; } = 10_000;

    /// <summary>The least time between two questions to the same registry.</summary>
    [Range(0, 60)]
    public double SpacingSeconds { get; set; } = 0.2;

    /// <summary>The same for LACNIC, which counts strictly.</summary>
    [Range(0, 600)]
    public double LacnicSpacingSeconds { get; set; } = 10;
}
