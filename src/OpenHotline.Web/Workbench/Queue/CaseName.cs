using OpenHotline.Triage;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>The short name by which colleagues speak of a case.</summary>
public static class CaseName
{
    public static string Of(Guid id) => CaseNumber.Of(id).ToString();
}
