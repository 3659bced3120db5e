using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>Who serves the page, as found on that day. Country is ISO 3166-1 alpha-2 of the server's place; null for onion or unknown.</summary>
[FactKind("host.traced")]
public sealed record HostTraced(Guid WebpageId, Guid EpisodeId, Guid TraceId, Guid? HostId, string? Country, long? AutonomousSystem, bool IsOnion, bool BehindCdn) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>Just before sending the trace gave another host than before; a person looks.</summary>
[FactKind("host.changed")]
public sealed record HostChanged(Guid WebpageId, Guid EpisodeId, Guid TraceId, Guid? FromHostId, Guid? ToHostId) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>The relay accepted a notice. Rung counts up the ladder: 1 host, 2 site owner, 3 registrar, 4 upstream. Reminder 0 is the notice itself.</summary>
[FactKind("notice.sent")]
public sealed record NoticeSent(Guid WebpageId, Guid EpisodeId, Guid NoticeId, Guid HostId, int Rung, int Reminder, string? Country) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A notice did not reach its mailbox.</summary>
[FactKind("notice.bounced")]
public sealed record NoticeBounced(Guid WebpageId, Guid EpisodeId, Guid NoticeId, Guid HostId, bool ForGood) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A host answered for one address, on its page or by mail.</summary>
[FactKind("host.answered")]
public sealed record HostAnswered(Guid WebpageId, Guid EpisodeId, Guid NoticeId, Guid HostId, HostAnswer Answer) : Fact
{
    public override Guid Subject => WebpageId;
}
