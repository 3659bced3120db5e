using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OpenHotline.Sandbox.World;

namespace OpenHotline.Sandbox.Registries;

/// <summary>The registry of the small internet: RDAP (RFC 9082, RFC 9083) over plain HTTP, and the lists that name it (RFC 9224).</summary>
internal sealed class RegistryPages(SandboxWorld world)
{
    public Task AnswerAsync(HttpContext http)
    {
        var parts = (http.Request.Path.Value ?? "").Trim('/').Split('/', 3);
        var answer = parts switch
        {
            ["bootstrap", var file] => BootstrapLists.Of(file),
            ["ip", var text] when IPAddress.TryParse(text, out var address) && world.NetworkOf(address) is { } network => Asked(network),
            ["autnum", var text] when uint.TryParse(text, out var number) && world.Networks.FirstOrDefault(one => one.System == number) is { } network => RegistryWords.System(network),
            ["domain", var name] when world.FindSite(name) is { } site => RegistryWords.Domain(site),
            _ => null,
        };
        http.Response.StatusCode = answer is null ? 404 : 200;
        http.Response.ContentType = "application/rdap+json";
        return http.Response.WriteAsync((answer ?? RegistryWords.NotFound()).ToJsonString(), http.RequestAborted);
    }

    private JsonObject Asked(Network network)
    {
        world.NoteAsked(network);
        return RegistryWords.Network(network);
    }
}
