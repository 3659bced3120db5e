namespace OpenHotline.Ground.Outside.Pages;

/// <summary>How much two pages have in common, each from 0 (nothing) to 1 (the same); null where either page has none of it.</summary>
/// <remarks>With 64 slots the standard error of <see cref="Words"/> is at most 0.063; with 32, at most 0.089.</remarks>
public sealed record SketchLikeness(double? Words, double? Structure, double? Shown);
