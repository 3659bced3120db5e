using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Members;

/// <summary>POST /v1/reports.</summary>
public static class ReportApi
{
    public static IEndpointRouteBuilder MapReportApi(this IEndpointRouteBuilder door) => door;
}
