using OpenHotline.Facts.Codes;

namespace OpenHotline.Publish.Counting;

/// <summary>What assessments from before 23 November 2026 say of answers that their facts do not tell: only what follows for certain from what they do tell, else "not recorded" (decision 0204).</summary>
internal static class OlderFacts
{
    /// <summary>How an image was made was asked of real ones only, and a machine's making is its origin.</summary>
    public static byte OriginOf(in CountedFact fact) => fact switch
    {
        { Origin: not 0 } or { Kind: not (int)ContentKind.Imagery } => (byte)fact.Origin,
        { Made: (int)HowMade.SelfGenerated or (int)HowMade.Contact } => (byte)Origin.Real,
        { Made: (int)HowMade.AiGenerated } => (byte)Origin.AiGenerated,
        { Made: (int)HowMade.AiAltered } => (byte)Origin.AiAltered,
        _ => 0,
    };

    /// <summary>The first table gave each answer the severity of its name.</summary>
    public static byte ShownIn(in CountedFact fact) => (UkCategory)fact.Severity switch
    {
        _ when fact.Shown != 0 => (byte)fact.Shown,
        UkCategory.A => (byte)WhatIsShown.CategoryA,
        UkCategory.B => (byte)WhatIsShown.CategoryB,
        UkCategory.C => (byte)WhatIsShown.CategoryC,
        _ => 0,
    };

    /// <summary>The letter of the industry's class is the development.</summary>
    public static byte DevelopmentIn(in CountedFact fact) => (IndustryClass)fact.Industry switch
    {
        _ when fact.Development != 0 => (byte)fact.Development,
        IndustryClass.A1 or IndustryClass.A2 => (byte)Development.Prepubescent,
        IndustryClass.B1 or IndustryClass.B2 => (byte)Development.Pubescent,
        _ => 0,
    };
}
