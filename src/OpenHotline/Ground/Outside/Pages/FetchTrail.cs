namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Where one look went.</summary>
/// <param name="Way">The name of the way out.</param>
/// <param name="Hosts">The host of each hop, the first being the one asked for; hosts only, never a path.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="Took">From the first name question to the end.</param>
public sealed record FetchTrail(string Way, IReadOnlyList<string> Hosts, DateTime StartedAt, TimeSpan Took)
{
    /// <summary>How many redirects were followed.</summary>
    public int Redirects => Math.Max(0, Hosts.Count - 1);

    // Privacy: hosts of reported pages do not belong in a log.
    public override string ToString() => $"{Way}, {Redirects} redirects";
}
