using System.Text.Json.Serialization;

namespace OpenHotline.Facts;

/// <summary>Something that happened, in ids and codes. Never an address, a name or free text.</summary>
/// <remarks>A kind is never renamed and a member never removed or given another meaning: the timeline is read for ever. Members are ids, codes, whole numbers, truth values and times.</remarks>
public abstract record Fact
{
    /// <summary>The record on whose page the fact stands: the webpage if there is one, else the report, account, host or campaign.</summary>
    [JsonIgnore]
    public abstract Guid Subject { get; }
}

/// <summary>The name under which a kind of fact stands on the timeline, e.g. <c>report.received</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FactKindAttribute(string name) : Attribute
{
    public string Name => name;
}
