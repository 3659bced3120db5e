using System.Text.Json.Serialization;

namespace OpenHotline.Cli.Writing;

/// <summary>One line of the talk over the local socket, as JSON.</summary>
/// <param name="Kind"><c>say</c>, <c>complain</c>, <c>progress</c> or <c>end</c>.</param>
internal sealed record Message(string Kind, string? Text = null, long Done = 0, long? Whole = null, int Exit = 0);

/// <summary>What the command line asks of the running house.</summary>
internal sealed record Order(string Verb, Dictionary<string, string> Arguments);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Order))]
internal sealed partial class MessageJson : JsonSerializerContext;
