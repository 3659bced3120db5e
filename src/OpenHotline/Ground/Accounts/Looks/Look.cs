using System.Text.Json.Serialization;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Ground.Accounts.Looks;

/// <summary>Who looked at what, when and why. Sealed as soon as it is written.</summary>
/// <param name="RecordId">The webpage, picture or report.</param>
public sealed record Look(Guid AccountId, LookedAt What, Guid RecordId, LookReason Reason, DateTime At);

[JsonSerializable(typeof(Look))]
[JsonSerializable(typeof(OpenLooks.Question))]
internal sealed partial class LookJson : JsonSerializerContext;
