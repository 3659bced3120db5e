using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenHotline.Ground.Outside.Wires;

namespace OpenHotline.Sandbox.Reporters;

/// <summary>Reports as a member's machine does: by the members' door, with a key.</summary>
public sealed class ReportByMember(Uri membersDoor, string key)
{
    private const int MaxAnswerBytes = 1 << 20;

    /// <summary>How many addresses were accepted.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> addresses, string note, CancellationToken cancellation)
    {
        using var client = new OutsideHttp(new PeerDialler(new SocketDialler())).ForPeer(membersDoor, TimeSpan.FromSeconds(20), MaxAnswerBytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/reports");
        request.Headers.Add("Authorization", "Bearer " + key);
        var body = new JsonObject { ["addresses"] = new JsonArray([.. addresses.Select(address => (JsonNode)address)]), ["note"] = note };
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode) return 0;
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation));
        return answer.RootElement.GetProperty("reports").EnumerateArray().Count(line => line.GetProperty("status").GetString() == "accepted");
    }
}
