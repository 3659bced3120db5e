using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake.Members;

/// <summary>The member behind a request, and the key it came with.</summary>
public sealed record KnownMember(Guid MemberId, ReportSource Source, ApiKey Key);
