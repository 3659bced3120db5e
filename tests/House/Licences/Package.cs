namespace OpenHotline.HouseTests.Licences;

/// <summary>One package that this repository restores.</summary>
/// <param name="Source"><c>NuGet</c> or <c>npm</c>.</param>
/// <param name="Licence">The SPDX expression that its author declares; null where none can be read.</param>
public sealed record Package(string Source, string Name, string Version, string? Licence);
