using System.Text.Json.Serialization;

namespace OpenHotline.Publish.Reporting;

/// <summary>What a provider did after a notice, as far as we know: what we proved counts before what was said.</summary>
public enum ProviderAction
{
    /// <summary>Nothing is known: no answer, and the page was not found gone after the notice.</summary>
    [JsonStringEnumMemberName("none_known")]
    NoneKnown = 0,

    /// <summary>Our checks proved that the page was gone after the notice.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed = 1,

    /// <summary>The provider says that it is removed; our checks have not proved it.</summary>
    [JsonStringEnumMemberName("said_removed")]
    SaidRemoved = 2,

    [JsonStringEnumMemberName("asked_for_information")]
    AskedForInformation = 3,

    [JsonStringEnumMemberName("said_not_theirs")]
    SaidNotTheirs = 4,

    [JsonStringEnumMemberName("disputed")]
    Disputed = 5,

    /// <summary>The notice came back.</summary>
    [JsonStringEnumMemberName("not_delivered")]
    NotDelivered = 6,
}
