using Microsoft.AspNetCore.Routing;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>Signing in, one's own account, and the staff's accounts.</summary>
public static class AccountPages
{
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder door) => door
        .MapSignIn()
        .MapJoin();
}
