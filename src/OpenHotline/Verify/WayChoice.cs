using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Verify;

/// <summary>The ways out by which pages are looked at: the usual one, and another where there is one.</summary>
public sealed class WayChoice(VerifySettings settings, WaysOut ways)
{
    public IReadOnlyList<string> Names { get; } = [.. (settings.Ways.Count > 0 ? settings.Ways : ways.Names.Take(2)).Where(name => ways.Find(name) is not null).DefaultIfEmpty(WayOut.DirectName)];
}
