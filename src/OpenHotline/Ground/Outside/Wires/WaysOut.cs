
namespace OpenHotline.Ground.Outside.Wires;

/// <summary>The ways out that the operator has named, and the direct one.</summary>
public sealed class WaysOut
{
    private readonly Dictionary<string, WayOut> _ways;

    public WaysOut(OutsideSettings settings)
    {
        IEnumerable<WayOut> ways = [new WayOut { Name = WayOut.DirectName }, .. settings.Ways.Select(way => way.ToWay())];
        _ways = ways.ToDictionary(way => way.Name, StringComparer.OrdinalIgnoreCase);
        Names = [.. _ways.Values.Select(way => way.Name)];
    }

    /// <summary>"direct" first, then in the order of the settings.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <returns>Null when there is no way of that name.</returns>
    public WayOut? Find(string name) => _ways.GetValueOrDefault(name);
}
