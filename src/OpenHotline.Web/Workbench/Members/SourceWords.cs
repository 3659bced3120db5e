using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Members;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>How sources are called on the workbench.</summary>
internal static class SourceWords
{
    public static string Of(ReportSource source) => source switch
    {
        ReportSource.Public => "The public",
        ReportSource.Police => "Police",
        ReportSource.Member => "Member company",
        ReportSource.PartnerHotline => "Partner hotline",
        ReportSource.Proactive => "Our own finding",
        ReportSource.YoungPerson => "Young person",
        _ => "Other",
    };

    public static IReadOnlyList<Choice> OfMembers() => [.. AddMember.Sources.Select(ChoiceOf)];

    public static IReadOnlyList<Choice> All() => [.. Enum.GetValues<ReportSource>().Select(ChoiceOf)];

    private static Choice ChoiceOf(ReportSource source) => new(((int)source).ToString(System.Globalization.CultureInfo.InvariantCulture), Of(source));
}
