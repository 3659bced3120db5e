using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>A new member, as posted.</summary>
/// <param name="Source">The number of a <see cref="Facts.Codes.ReportSource"/>.</param>
public sealed record NewMemberForm([property: MaxLength(1000)] string? Name, [property: Range(0, 99)] int Source);
