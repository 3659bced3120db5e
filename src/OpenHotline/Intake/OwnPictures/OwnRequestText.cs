using System.Text.Json;
using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>What happened, as far as a young person wants to say. None of it is their fault.</summary>
public enum WhatHappened
{
    /// <summary>Somebody asked for pictures.</summary>
    Asked = 1,

    /// <summary>Somebody has a picture and threatens to show it.</summary>
    Threatened = 2,

    /// <summary>It was shown to others already.</summary>
    Shared = 3,

    /// <summary>Somebody wants money or more pictures.</summary>
    Blackmailed = 4,

    /// <summary>It was taken without the young person's knowing.</summary>
    TakenSecretly = 5,

    /// <summary>It was made or changed by a computer.</summary>
    Faked = 6,

    /// <summary>They do not know, or do not want to say.</summary>
    NotSaid = 7,
}

/// <summary>Everything that a young person's request says, sealed as JSON the moment the door has taken it.</summary>
public sealed record OwnRequestText
{
    public YoungAge Age { get; init; }

    /// <summary>A third party confirmed that they are under 18. We learn nothing else from it.</summary>
    public bool AgeWasChecked { get; init; }

    public IReadOnlyList<WhatHappened> Happened { get; init; } = [];

    /// <summary>As <see cref="OwnPictures.Fingerprints.Text"/> writes them.</summary>
    public string Fingerprints { get; init; } = "";

    /// <summary>Where the pictures can be seen, as typed.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>How the helpline may reach them, as typed; null where they do not want to be handed over.</summary>
    public string? ReachMe { get; init; }

    /// <summary>The code by which the helpline acknowledges; null where nothing is handed over.</summary>
    public string? HandOverCode { get; init; }

    /// <summary>What somebody must not wait with: a threat, or blackmail.</summary>
    public static bool IsThreat(IEnumerable<WhatHappened> happened) => happened.Any(what => what is WhatHappened.Threatened or WhatHappened.Blackmailed);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, OwnRequestJson.Default.OwnRequestText);

    public static OwnRequestText? FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, OwnRequestJson.Default.OwnRequestText);

    // Privacy: a record prints its members.
    public override string ToString() => "[own request]";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OwnRequestText))]
internal sealed partial class OwnRequestJson : JsonSerializerContext;
