using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenHotline.Notify;

/// <summary>Who is told before, or instead of, the host.</summary>
public enum ToldFirst
{
    Nobody = 0,
    PartnerHotline = 1,
    Police = 2,
}

/// <summary>What the hotline may do about a page hosted in one country.</summary>
/// <param name="WaitHours">How long the notice waits after somebody else was told first.</param>
public sealed record CountryRule(bool MayFetch, bool MayStore, bool MayNotify, ToldFirst ToldFirst, int WaitHours);

/// <summary>Where this hotline may fetch, store and notify, and who is told first: data, dated and versioned, to be written with the hotline's lawyers.</summary>
public sealed record JurisdictionProfile(string Name, string Version, bool IsExample, string Home, CountryRule Otherwise, IReadOnlyDictionary<string, CountryRule> Countries)
{
    /// <summary>The rule of a country (ISO 3166-1 alpha-2); the general one where it has none or is unknown.</summary>
    public CountryRule For(string? country) => country is not null && Countries.TryGetValue(country, out var rule) ? rule : Otherwise;

    /// <exception cref="JsonException">The file is not a profile.</exception>
    public static JurisdictionProfile Read(string file) =>
        KnowledgeFile.Read(file, "example-profile.json", KnowledgeJson.Default.JurisdictionProfile);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(JurisdictionProfile))]
[JsonSerializable(typeof(FrontKnowledge))]
[JsonSerializable(typeof(TraceDetails))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
