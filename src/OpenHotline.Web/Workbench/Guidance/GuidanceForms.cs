using System.ComponentModel.DataAnnotations;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Prevent.Help;

namespace OpenHotline.Web.Workbench.Guidance;

/// <summary>A version of a guidance page, as typed. <c>Act</c> is <c>look</c> to see it first, anything else to keep it.</summary>
public sealed record GuidanceForm
{
    [Range(0, 99)]
    public int Audience { get; init; }

    [Range(0, 99)]
    public int ReadingAge { get; init; }

    [MaxLength(GuidanceText.MaxTitleCharacters * 2)]
    public string? Title { get; init; }

    [MaxLength(GuidanceText.MaxSummaryCharacters * 2)]
    public string? Summary { get; init; }

    [MaxLength(GuidanceText.MaxMarkdownCharacters * 2)]
    public string? Markdown { get; init; }

    [MaxLength(10)]
    public string? Act { get; init; }
}

/// <summary>A page to begin.</summary>
public sealed record NewPageForm
{
    [MaxLength(GuidanceVersion.MaxPageCharacters * 2)]
    public string? Page { get; init; }

    [MaxLength(10)]
    public string? Language { get; init; }
}

/// <summary>A decision about a version: the number of a <see cref="GuidanceDecision"/>; without a version, about the page as it came with the house.</summary>
public sealed record DecisionForm
{
    [Range(0, 99)]
    public int Decision { get; init; }

    [MaxLength(40)]
    public string? Version { get; init; }
}

/// <summary>A help service, as typed.</summary>
public sealed record ContactForm
{
    [MaxLength(10)]
    public string? Country { get; init; }

    [MaxLength(AddHelpContact.MaxCharacters * 2)]
    public string? Name { get; init; }

    [Range(0, 99)]
    public int For { get; init; }

    [MaxLength(AddHelpContact.MaxTelephoneCharacters * 2)]
    public string? Telephone { get; init; }

    [MaxLength(AddHelpContact.MaxCharacters * 2)]
    public string? Hours { get; init; }

    [MaxLength(AddHelpContact.MaxCharacters * 2)]
    public string? Languages { get; init; }
}
