using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using OpenHotline.Intake.Addresses;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Members;

/// <summary>What a member sends to <c>POST /v1/reports</c>.</summary>
public sealed record ReportRequest
{
    [Description("The addresses, one report each: http, https or onion, in any spelling, defanged ones too.")]
    [Required, MinLength(1, ErrorMessage = "Send at least one address."), MaxLength(ReportLimits.MaxAddresses, ErrorMessage = "Send at most 100 addresses at once.")]
    public required IReadOnlyList<string?> Addresses { get; init; }

    [Description("Anything that helps to find or understand what is reported. It is kept encrypted.")]
    [MaxLength(ReportLimits.MaxNoteChars), WithoutNul]
    public string? Note { get; init; }

    [Description("As what the reports are counted: your own kind (the default), \"public\" or \"other\".")]
    [AllowedValues(null, "public", "police", "member", "partner-hotline", "other")]
    public string? Source { get; init; }

    [Description("When you received them, with a time zone; now when it is missing.")]
    public DateTimeOffset? ReceivedAt { get; init; }

    [Description("Your own name for these reports.")]
    [MaxLength(ReportLimits.MaxReferenceChars), WithoutNul]
    public string? Reference { get; init; }

    // Privacy: a record prints its members.
    public override string ToString() => "[request]";
}

/// <summary>What became of each address, in the order in which they were sent.</summary>
public sealed record ReportAnswer(IReadOnlyList<ReportAnswer.Line> Reports)
{
    /// <param name="Index">The place of the address in the request, from 0.</param>
    /// <param name="Status"><c>accepted</c> or <c>refused</c>.</param>
    /// <param name="Receipt">The receipt code; null where it was refused. It is not kept: write it down.</param>
    /// <param name="Reason">Why it was refused; null where it was accepted.</param>
    public sealed record Line(int Index, string Status, string? Receipt, string? Reason);

    /// <summary>The word for a refusal, e.g. <c>not-a-web-address</c>.</summary>
    public static string Word(AddressRefusal why) => why switch
    {
        AddressRefusal.Empty => "empty",
        AddressRefusal.TooLong => "too-long",
        AddressRefusal.NotAWebAddress => "not-a-web-address",
        AddressRefusal.UnsupportedScheme => "unsupported-scheme",
        AddressRefusal.NoHost => "no-host",
        AddressRefusal.BadHost => "bad-host",
        AddressRefusal.PrivateHost => "private-host",
        AddressRefusal.BadOnionName => "bad-onion-name",
        AddressRefusal.SeveralAddresses => "several-addresses",
        _ => "refused",
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(OwnListAnswer))]
internal sealed partial class MembersJson : JsonSerializerContext;
