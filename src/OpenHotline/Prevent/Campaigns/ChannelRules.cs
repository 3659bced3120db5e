using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Prevent.Campaigns;

/// <summary>The formats of each channel and how much fits into them: data, with a version that every creative keeps.</summary>
/// <remarks>Channels change their limits without telling anybody. These are the ones we write for; <see cref="CheckedOn"/> says when somebody last looked.</remarks>
public sealed record ChannelRules
{
    public required int Version { get; init; }

    public required DateOnly CheckedOn { get; init; }

    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>The rules that come with the house.</summary>
    public static ChannelRules Shipped { get; } = Load();

    /// <summary>Null where the channel has no such format.</summary>
    public Format? Find(CampaignChannel channel, string? format) => Channels.FirstOrDefault(one => one.Name == channel)?.Formats.FirstOrDefault(one => one.Code == format);

    private static ChannelRules Load()
    {
        using var file = typeof(ChannelRules).Assembly.GetManifestResourceStream("prevent/channels.json")!;
        return JsonSerializer.Deserialize(file, ChannelRulesJson.Default.ChannelRules) ?? throw new FormatException("The channel rules are empty.");
    }

    public sealed record Channel([property: JsonPropertyName("channel")] CampaignChannel Name, IReadOnlyList<Format> Formats);

    /// <param name="HeadingCharacters">The most that its heading takes; 0 where it has none.</param>
    /// <param name="Picture">The size of the picture that it takes, as people read it.</param>
    public sealed record Format(string Code, string Name, int HeadingCharacters, int TextCharacters, string Picture);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ChannelRules))]
internal sealed partial class ChannelRulesJson : JsonSerializerContext;
