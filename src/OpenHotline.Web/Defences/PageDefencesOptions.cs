namespace OpenHotline.Web.Defences;

/// <summary>What a door may loosen in the headers that every answer carries.</summary>
public sealed class PageDefencesOptions
{
    /// <summary>Origins besides our own that a form may lead to, for example an OpenID Connect provider. Empty as delivered.</summary>
    public IReadOnlyList<string> FormTargets { get; set; } = [];

    /// <summary>Search engines are told to keep away. Only the public door wants to be found.</summary>
    public bool KeepOutOfSearch { get; set; } = true;
}
