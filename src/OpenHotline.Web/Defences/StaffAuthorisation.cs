using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;

namespace OpenHotline.Web.Defences;

/// <summary>Turns permissions into policies. An endpoint without a decision is closed.</summary>
public static class StaffAuthorisation
{
    /// <summary>The claim that carries <see cref="StaffRoles"/> as a number.</summary>
    public const string RolesClaim = "roles";

    /// <summary>Adds one policy for each permission, and a fallback that lets nobody in.</summary>
    public static IServiceCollection AddStaffAuthorisation(this IServiceCollection services)
    {
        var authorisation = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            authorisation.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => Permissions.Allow(RolesOf(context.User), permission)));
        }

        return services;
    }

    /// <summary>The decision of an endpoint of the workbench.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(permission.ToString());

    public static StaffRoles RolesOf(System.Security.Claims.ClaimsPrincipal user) =>
        int.TryParse(user.FindFirst(RolesClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var roles) ? (StaffRoles)roles : StaffRoles.None;
}
