using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Public.Receipts;

/// <summary>What became of a report, by its receipt code.</summary>
public static class ReceiptPages
{
    public static IEndpointRouteBuilder MapReceipts(this IEndpointRouteBuilder door) => door;
}
