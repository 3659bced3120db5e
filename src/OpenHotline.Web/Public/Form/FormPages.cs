using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Public.Form;

/// <summary>The public form, one question a page.</summary>
public static class FormPages
{
    public static IEndpointRouteBuilder MapForm(this IEndpointRouteBuilder door) => door;
}
