using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>Where a guarded call goes, how, and how long it may take.</summary>
internal sealed record GuardedCall(HostName Host, int Port, WayOut Way, bool OnionAllowed, TimeSpan Limit);
