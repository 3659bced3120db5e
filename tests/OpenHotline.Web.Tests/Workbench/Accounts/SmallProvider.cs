using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace OpenHotline.Web.Tests.Workbench.Accounts;

/// <summary>An OpenID Connect provider on loopback: authorization code with PKCE, tokens signed with RS256. Whoever asks is signed in as <see cref="Subject"/>.</summary>
internal sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "workbench";
    public const string ClientSecret = "a secret of this test";
    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA otherKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string ReturnTo)> codes = new(StringComparer.Ordinal);

    private SmallProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(new JsonObject
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = $"{Issuer}/authorize", ["token_endpoint"] = $"{Issuer}/token", ["jwks_uri"] = $"{Issuer}/keys",
            ["response_types_supported"] = new JsonArray("code"), ["subject_types_supported"] = new JsonArray("public"), ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        }.ToJsonString(), "application/json"));
        app.MapGet("/keys", () => Results.Text(new JsonObject { ["keys"] = new JsonArray(Public()) }.ToJsonString(), "application/json"));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", (Delegate)TokenAsync);
    }

    public string Issuer => app.Urls.First();

    public string Subject { get; set; } = "248289761001";

    /// <summary>What it says of how the person signed in: <c>amr</c>.</summary>
    public string[] Methods { get; set; } = ["pwd", "mfa"];

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>Puts another nonce into the token than was asked for.</summary>
    public bool ForgetsNonce { get; set; }

    public int TokensGiven { get; private set; }

    public static async Task<SmallProvider> StartAsync()
    {
        var provider = new SmallProvider();
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }

    private IResult Authorize(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["scope"] != "openid" || asked["code_challenge_method"] != "S256") return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        var returnTo = asked["redirect_uri"].ToString();
        codes[code] = (asked["nonce"].ToString(), asked["code_challenge"].ToString(), returnTo);
        return Results.Redirect(QueryHelpers.AddQueryString(returnTo, new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = asked["state"], ["iss"] = Issuer }));
    }

    private async Task<IResult> TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var isKnown = form["client_id"] == ClientId && form["client_secret"] == ClientSecret;
        if (!isKnown || !codes.TryRemove(form["code"].ToString(), out var given) || form["redirect_uri"] != given.ReturnTo) return Results.BadRequest(new { error = "invalid_grant" });
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (challenge != given.Challenge) return Results.BadRequest(new { error = "invalid_grant" });
        TokensGiven++;
        var token = Token(ForgetsNonce ? "something else" : given.Nonce);
        return Results.Text(new JsonObject { ["access_token"] = "unused", ["token_type"] = "Bearer", ["expires_in"] = 300, ["id_token"] = token }.ToJsonString(), MediaTypeHeaderValue.Parse("application/json").ToString());
    }

    private string Token(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var head = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "one" };
        var body = new JsonObject { ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = ClientId, ["iat"] = now, ["exp"] = now + 300, ["nonce"] = nonce, ["amr"] = new JsonArray([.. Methods.Select(one => (JsonNode)one)]) };
        var signed = $"{Part(head)}.{Part(body)}";
        var signature = (SignsWithAnotherKey ? otherKey : key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private JsonObject Public()
    {
        var open = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "one", ["n"] = Base64Url.EncodeToString(open.Modulus), ["e"] = Base64Url.EncodeToString(open.Exponent) };
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
