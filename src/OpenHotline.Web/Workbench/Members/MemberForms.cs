using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>A new member, as posted.</summary>
public sealed record NewMemberForm
{
    [MaxLength(1000)]
    public string? Name { get; init; }

    /// <summary>The number of a <see cref="Facts.Codes.ReportSource"/>.</summary>
    [Range(0, 99)]
    public int Source { get; init; }
}
