using OpenHotline.Facts.Codes;
using OpenHotline.Recognise;

namespace OpenHotline.Web.Workbench.Banks;

/// <summary>How banks are spoken of on the workbench.</summary>
public static class BankWords
{
    public static string Of(BankPurpose purpose) => purpose switch
    {
        BankPurpose.Own => "Our own",
        BankPurpose.Partner => "A partner's",
        BankPurpose.SelfReported => "Young people's own, unverified",
        _ => "Harmless",
    };

    public static string Of(EntryState state) => state switch
    {
        EntryState.Active => "Active",
        EntryState.Challenged => "Challenged",
        _ => "Withdrawn",
    };

    public static string Of(UkCategory grade) => grade == UkCategory.None ? "–" : grade.ToString();
}
