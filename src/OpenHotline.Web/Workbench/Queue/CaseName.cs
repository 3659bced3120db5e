namespace OpenHotline.Web.Workbench.Queue;

/// <summary>The short name by which colleagues speak of a case.</summary>
public static class CaseName
{
    /// <summary>From the random end of its id: the beginning would tell the time and look alike.</summary>
    public static string Of(Guid id) => $"C-{id.ToString("N")[^8..].ToUpperInvariant()}";
}
