using OpenHotline.Facts.Codes;
using OpenHotline.Notify;

namespace OpenHotline.Web.Workbench.Takedown;

/// <summary>Codes of notices as the workbench says them.</summary>
internal static class TakedownWords
{
    public static string Of(CaseState state) => state switch
    {
        CaseState.WaitingForCheck => "Waits for its first check",
        CaseState.WaitingForTrace => "To be traced",
        CaseState.WaitingForContact => "Needs an approved contact",
        CaseState.Notified => "Notice",
        CaseState.Referred => "Referred",
        CaseState.HostChanged => "Host changed",
        _ => "Over",
    };

    public static string Of(NoticeState state) => state switch
    {
        NoticeState.Queued => "Queued",
        NoticeState.Sent => "Sent",
        NoticeState.Uncertain => "Perhaps sent",
        NoticeState.Failed => "Not taken",
        NoticeState.Withdrawn => "Withdrawn",
        NoticeState.Bounced => "Came back",
        _ => "Answered",
    };

    public static string Of(AliasKind kind, string value) => kind switch
    {
        AliasKind.Domain => $"domain {value}",
        AliasKind.NetworkHandle => $"network {value}",
        AliasKind.Organisation => $"organisation {value}",
        _ => $"AS{value}",
    };

    public static string Of(Rung rung) => rung switch { Rung.Host => "Host", Rung.SiteOwner => "Site owner", Rung.Registrar => "Registrar", _ => "Upstream" };

    public static string Of(HostAnswer answer) => answer switch
    {
        HostAnswer.Removed => "Removed",
        HostAnswer.NeedInformation => "Needs information",
        HostAnswer.NotOurs => "Not theirs",
        _ => "Disputed",
    };

    public static string Of(MailingState state) => state switch
    {
        MailingState.Waiting => "Waits until it is due",
        MailingState.Sending => "On its way",
        MailingState.Sent => "Sent",
        MailingState.Uncertain => "Perhaps sent",
        MailingState.Refused => "Not taken",
        _ => "Withdrawn",
    };

    public static string Of(InboundKind kind) => kind switch
    {
        InboundKind.Bounce => "Could not be delivered",
        InboundKind.DeliveryNews => "News of the delivery",
        InboundKind.Reply => "A reply",
        InboundKind.Automatic => "A machine answered",
        InboundKind.TooLarge => "Too large to be read: look in the mailbox",
        _ => "A person has to look at it",
    };

    public static string Of(HostReply reply) => reply.Answer is { } answer ? Of(answer) : reply.ContestsClock ? "Contests our clock" : "Mail";
}
