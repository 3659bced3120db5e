using System.Text.RegularExpressions;
using OpenHotline.Ground.Accounts;
using OpenHotline.HouseTests.Endpoints;
using OpenHotline.Web;

namespace OpenHotline.Journeys.Pages;

/// <summary>One address of one door that is read, with places for ids, as the door itself declares it.</summary>
internal sealed partial class PagePattern(DoorEndpoint endpoint)
{
    private readonly Regex _fits = new($"^{Parameter().Replace(Regex.Escape(endpoint.Pattern).Replace(@"\}", "}", StringComparison.Ordinal), Place)}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public string Door { get; } = endpoint.Door.ToString().ToLowerInvariant();

    public string Pattern => endpoint.Pattern;

    /// <summary>How many ids it asks for.</summary>
    public int Ids { get; } = Parameter().Count(Regex.Escape(endpoint.Pattern).Replace(@"\}", "}", StringComparison.Ordinal));

    /// <summary>An address of this shape with a made-up id.</summary>
    public string Sample => endpoint.SamplePath;

    /// <summary>Nobody has to be signed in.</summary>
    public bool IsForAnybody => endpoint.Door != DoorName.Workbench || endpoint.IsAnonymous;

    public bool IsFor(StaffRoles roles) => IsForAnybody || (endpoint.Roles & roles) != StaffRoles.None;

    public bool Fits(string path) => _fits.IsMatch(path);

    public override string ToString() => $"{Door} {Pattern}";

    private static string Place(Match parameter) => parameter.Groups["rule"].Value switch
    {
        var rule when rule.StartsWith("guid", StringComparison.Ordinal) => "([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})",
        var rule when rule.StartsWith("int", StringComparison.Ordinal) || rule.StartsWith("long", StringComparison.Ordinal) => "-?[0-9]+",
        var rule when rule.StartsWith("length", StringComparison.Ordinal) => "[^/]{43}",
        var rule when rule.Contains("a-z", StringComparison.Ordinal) => "[a-z]{2}",
        var rule when rule.Contains("a-f", StringComparison.Ordinal) => "[0-9a-f]{32}",
        _ => "[^/]+",
    };

    [GeneratedRegex(@"\\\{(?<name>[A-Za-z]+)(:(?<rule>.*?))?(?<!\})\}(?!\})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
