using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Notify;

/// <summary>How an answer reached us.</summary>
public enum ReplyChannel
{
    /// <summary>The recipient's page, behind its one-time code.</summary>
    Page = 1,

    /// <summary>Mail. Anybody who has the notice can have written it.</summary>
    Mail = 2,
}

/// <summary>What a host said about one notice.</summary>
public sealed class HostReply
{
    public const int MaxCharacters = 2000;

    private HostReply() { }

    internal HostReply(Guid id, Guid noticeId, ReplyChannel channel, HostAnswer? answer, bool contestsClock, byte[]? sealedText, DateTime at) =>
        (Id, NoticeId, Channel, Answer, ContestsClock, SealedText, At) = (id, noticeId, channel, answer, contestsClock, sealedText, at);

    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    public ReplyChannel Channel { get; private set; }

    /// <summary>Null for a mail, which a person has to read, and for a contested clock.</summary>
    public HostAnswer? Answer { get; private set; }

    /// <summary>The host says that our clock is wrong.</summary>
    public bool ContestsClock { get; private set; }

    /// <summary>What was written, sealed as <c>reply.text</c> under the record key of this id; null where nothing was.</summary>
    public byte[]? SealedText { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When an officer had read it; null before.</summary>
    public DateTime? ReadAt { get; private set; }

    internal void Read(DateTime at) => ReadAt ??= at;

    internal void ForgetText() => SealedText = null;
}

internal sealed class HostReplyTable : IEntityTypeConfiguration<HostReply>
{
    public void Configure(EntityTypeBuilder<HostReply> builder)
    {
        builder.ToTable("HostReplies");
        builder.Property(reply => reply.Id).ValueGeneratedNever();
        builder.HasIndex(reply => new { reply.NoticeId, reply.At });
        builder.HasIndex(reply => new { reply.ReadAt, reply.At });
        builder.HasOne<Notice>().WithMany().HasForeignKey(reply => reply.NoticeId);
    }
}
