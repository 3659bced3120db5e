using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using OpenHotline.Ground.Accounts;
using OpenHotline.Web;

namespace OpenHotline.HouseTests.Endpoints;

/// <summary>One endpoint of one door, and what was decided about it.</summary>
internal sealed class DoorEndpoint(DoorName door, RouteEndpoint endpoint)
{
    public DoorName Door => door;

    public string Pattern => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    public string Methods => string.Join('|', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]);

    public bool IsGet => Methods.Contains("GET", StringComparison.Ordinal);

    public bool IsAnonymous => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The policies asked for; on the workbench each is the name of a <see cref="Permission"/>.</summary>
    public IReadOnlyList<string> Policies => [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(one => one.Policy ?? "").Distinct(StringComparer.Ordinal)];

    /// <summary>Nobody decided: only the fallback, which lets nobody in, stands before it.</summary>
    public bool IsUndecided => !IsAnonymous && (Policies.Count == 0 || Policies.Contains("", StringComparer.Ordinal));

    public bool SkipsToken => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };

    public string Decision => IsAnonymous ? "anybody" : IsUndecided ? "**nobody decided**" : string.Join(" and ", Policies);

    public IReadOnlyList<ParameterInfo> Parameters => endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];

    /// <summary>The roles that come in; none where anybody does.</summary>
    public StaffRoles Roles => IsAnonymous ? StaffRoles.None : Policies.Select(name => Enum.TryParse<Permission>(name, out var permission) ? Permissions.RolesWith(permission) : StaffRoles.None)
        .Aggregate(~StaffRoles.None, (all, one) => all & one);

    /// <summary>An address of this shape, with made-up values.</summary>
    public string SamplePath => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Sample))));

    public override string ToString() => $"{door} {Methods} {Pattern}";

    private string Sample(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => SampleOf(string.Concat(parameter.ParameterPolicies.Select(policy => policy.Content))),
        _ => "x",
    };

    private static string SampleOf(string policy) => policy switch
    {
        "guid" => "0190f5a0-0000-7000-8000-000000000001",
        "int" or "long" => "1",
        _ when policy.StartsWith("length(43", StringComparison.Ordinal) => new string('a', 43),
        _ when policy.StartsWith("regex", StringComparison.Ordinal) => new string('0', 32),
        _ => "x",
    };
}
