using Microsoft.AspNetCore.Http;
using OpenHotline.Ground;

namespace OpenHotline.Web.Workbench.Accounts;

/// <summary>The address of a one-time link, as people outside reach the workbench.</summary>
internal static class JoinAddress
{
    public static string Of(HouseSettings settings, HttpContext http, string token) =>
        new Uri(settings.DoorAddresses.GetValueOrDefault("workbench") ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}"), $"/join/{token}").ToString();
}
