using System.Diagnostics.Metrics;

namespace OpenHotline.Ground.Outside.Wires;

/// <summary>Measures that nobody listens to.</summary>
// Privacy: the HTTP measures of .NET carry the host as a label; telemetry must not learn which hosts were looked at.
internal sealed class SilentMeters : IMeterFactory
{
    private readonly Meter _meter = new("OpenHotline.Ground.Outside.Silent");

    private SilentMeters()
    {
    }

    public static SilentMeters Instance { get; } = new();

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose()
    {
        // One for the whole program.
    }
}
