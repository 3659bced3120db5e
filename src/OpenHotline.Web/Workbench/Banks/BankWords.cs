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
        BankPurpose.Negative => "Harmless: not this",
        BankPurpose.Quarantine => "Set aside: weighs nothing",
        BankPurpose.SelfReported => "Young people's own, unverified",
        _ => purpose.ToString(),
    };

    /// <summary>How much a PDQ hash has to tell; nothing for others.</summary>
    public static string OfQuality(SignalKind signal, int? quality, bool isNear) => signal != SignalKind.Pdq ? "" : $"{quality?.ToString() ?? "not said"}{(isNear ? "" : ", only when equal")}";

    public static string Of(EntryState state) => state switch
    {
        EntryState.Active => "Active",
        EntryState.Challenged => "Challenged",
        EntryState.TakenBack => "Taken back",
        _ => "Withdrawn",
    };

    public static string Of(UkCategory grade) => grade == UkCategory.None ? "–" : grade.ToString();
}
