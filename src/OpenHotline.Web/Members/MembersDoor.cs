using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Members;

/// <summary>The door for members' machines: API keys, no pages.</summary>
public static class MembersDoor
{
    public static WebApplication Build(HouseParts parts, string url)
    {
        var builder = Door.Create(parts, DoorName.Members, url);
        var services = builder.Services;
        services.AddStaffAuthorisation();
        services.TryAddSingleton(new MembersDoorSettings());
        services.AddSingleton<MemberLimits>();
        services.AddAuthentication(MemberAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, MemberAuthentication>(MemberAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().AddPolicy(MemberAuthentication.SchemeName, policy => policy.RequireAuthenticatedUser());
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, MembersJson.Default);
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddMembersDocument();
        var app = builder.Build();
        app.UseMiddleware<MemberRefusals>();
        app.UseDoorPages();
        app.MapReportApi();
        app.MapOwnListApi();
        app.MapMembersDocument();
        return app;
    }
}
