using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace OpenHotline.Web.Members;

/// <summary>The OpenAPI document of the members' door; <c>docs/reference/openapi.json</c> is its committed copy.</summary>
public static class MembersDocument
{
    internal static IServiceCollection AddMembersDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "OpenHotline for members", Version = "1", Description = "Send reports by machine, and take the lists that the hotline lets you take. Errors are problem details (RFC 9457)." };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key that the hotline gave you: oh_…" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
    });

    internal static IEndpointRouteBuilder MapMembersDocument(this IEndpointRouteBuilder door)
    {
        // Anybody may read how to write to us; it says nothing of what we hold.
        door.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return door;
    }
}
