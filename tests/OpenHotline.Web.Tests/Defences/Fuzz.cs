using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Web.Tests.Defences;

/// <summary>Sends random bytes to every address of one door, as its own list of endpoints has them. The same seed sends the same.</summary>
internal sealed class Fuzz(IServiceProvider door, Random chance)
{
    private const string Nul = "%00";

    /// <summary>These end the session that sends them; each has tests of its own.</summary>
    private static readonly string[] EndTheSession = ["/sign-out"];

    public IReadOnlyList<RouteEndpoint> Posted { get; } = [.. Endpoints(door).Where(one => Methods(one).Contains("POST", StringComparer.Ordinal) && !EndTheSession.Contains(one.RoutePattern.RawText ?? "", StringComparer.Ordinal))];

    public IReadOnlyList<RouteEndpoint> Asked { get; } = [.. Endpoints(door).Where(one => Methods(one).Contains("GET", StringComparer.Ordinal) && one.RoutePattern.RawText?.StartsWith("/assets", StringComparison.Ordinal) == false)];

    /// <summary>Bodies for one endpoint: fields that it knows with bytes that it does not, bodies that are no form at all, and one field with U+0000.</summary>
    public IEnumerable<(string What, HttpContent Body, bool HasNul)> Bodies(RouteEndpoint endpoint, string? token)
    {
        var names = Fields(endpoint);
        yield return ("random bytes in every field", Form(names.Select(name => (name, Bytes(withNul: false))), token), false);
        yield return ("numbers in every field", Form(names.Select(name => (name, chance.NextInt64(long.MinValue, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture))), token), false);
        yield return ("U+0000 in every field", Form(names.Append("a").Select(name => (name, Bytes(withNul: true))), token), true);
        yield return ("no field", Form([], token), false);
        yield return ("bytes that are no form", Raw("application/x-www-form-urlencoded"), false);
        yield return ("bytes that are no parts", Raw("multipart/form-data; boundary=oh"), false);
        yield return ("bytes that are no JSON", Raw("application/json"), false);
        yield return ("U+0000 in JSON", new StringContent("{\"addresses\":[\"https://page.example/\\u0000\"],\"note\":\"\\u0000\"}", Encoding.UTF8, "application/json"), false);
    }

    /// <summary>An address of this shape, with made-up values.</summary>
    public static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Sample(string.Concat(parameter.ParameterPolicies.Select(policy => policy.Content))),
        _ => "x",
    }))));

    /// <summary>The same with random bytes, and with U+0000, in every part of the query that it reads.</summary>
    public (string Random, string WithNul) QueriesOf(RouteEndpoint endpoint)
    {
        List<string> names = [.. Parameters(endpoint).Where(one => one.ParameterType == typeof(string) || one.ParameterType.IsValueType).Select(one => one.Name!).Append("ticket")];
        return ($"{PathOf(endpoint)}?{string.Join('&', names.Select(name => $"{name}={Bytes(withNul: false)}"))}", $"{PathOf(endpoint)}?{string.Join('&', names.Select(name => $"{name}={Nul}"))}");
    }

    private static string Sample(string policy) => policy switch
    {
        "guid" => "0190f5a0-0000-7000-8000-000000000001",
        "int" or "long" => "1",
        _ when policy.StartsWith("length(43", StringComparison.Ordinal) => new string('a', 43),
        _ when policy.StartsWith("regex", StringComparison.Ordinal) => new string('0', 32),
        _ => "x",
    };

    private static IEnumerable<RouteEndpoint> Endpoints(IServiceProvider door) => door.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .OrderBy(one => one.RoutePattern.RawText, StringComparer.Ordinal);

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static ParameterInfo[] Parameters(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];

    private static List<string> Fields(RouteEndpoint endpoint) =>
    [
        .. Parameters(endpoint).Where(one => one.GetCustomAttributes().Any(attribute => attribute is IFromFormMetadata) && one.ParameterType.IsClass && one.ParameterType != typeof(string))
            .SelectMany(one => one.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Where(one => one.CanWrite).Select(one => one.Name),
        .. Parameters(endpoint).Where(one => one.ParameterType == typeof(string) || one.ParameterType.IsValueType).Select(one => one.Name!),
        "address", "note", "answers", "code", "mail", "password", "to",
    ];

    private static ByteArrayContent Form(IEnumerable<(string Name, string Encoded)> fields, string? token)
    {
        var text = string.Join('&', fields.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Select(one => $"{one.Name}={one.Encoded}")
            .Concat(token is null ? [] : [$"__RequestVerificationToken={Uri.EscapeDataString(token)}"]));
        return Typed(Encoding.ASCII.GetBytes(text), "application/x-www-form-urlencoded");
    }

    private ByteArrayContent Raw(string type)
    {
        var bytes = new byte[chance.Next(1, 400)];
        chance.NextBytes(bytes);
        return Typed(bytes, type);
    }

    private static ByteArrayContent Typed(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private string Bytes(bool withNul)
    {
        var text = new StringBuilder(withNul ? "a" + Nul : "");
        for (var i = chance.Next(60); i > 0; i--) text.Append('%').Append(chance.Next(withNul ? 0 : 1, 256).ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
