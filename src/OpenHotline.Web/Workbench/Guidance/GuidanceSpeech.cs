using OpenHotline.Prevent.Guidance;
using OpenHotline.Prevent.Help;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Guidance;

/// <summary>How guidance is spoken of on the workbench.</summary>
public static class GuidanceSpeech
{
    public static string Of(GuidanceAudience audience) => audience switch
    {
        GuidanceAudience.Parents => "Parents and carers",
        GuidanceAudience.YoungPeople => "Young people",
        GuidanceAudience.Schools => "Schools",
        _ => "Everybody",
    };

    public static string Of(HelpFor audience) => audience switch
    {
        HelpFor.YoungPeople => "Young people",
        HelpFor.Parents => "Parents and carers",
        HelpFor.AdultsWhoWorry => "Adults who worry about their own thoughts",
        _ => "Everybody",
    };

    public static string Of(GuidanceState state) => state.ToString();

    public static TagColour ColourOf(GuidanceState state) => state switch
    {
        GuidanceState.Draft => TagColour.Yellow,
        GuidanceState.Reviewed => TagColour.Blue,
        GuidanceState.Published => TagColour.Green,
        GuidanceState.Withdrawn => TagColour.Purple,
        _ => TagColour.Grey,
    };
}
