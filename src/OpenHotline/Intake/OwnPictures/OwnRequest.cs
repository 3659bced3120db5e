using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Where the hand-over to the helpline stands.</summary>
public enum HandOverState
{
    /// <summary>The young person did not ask for it.</summary>
    NotWanted = 1,

    /// <summary>It waits to be sent.</summary>
    Waiting = 2,

    /// <summary>The helpline was told.</summary>
    Sent = 3,

    /// <summary>The helpline says that it has it.</summary>
    Acknowledged = 4,

    /// <summary>The helpline says that it has it, and how to reach the young person was destroyed here.</summary>
    AcknowledgedAndForgotten = 5,

    /// <summary>The helpline was told long ago and has not answered, and how to reach the young person was destroyed here.</summary>
    SentAndForgotten = 6,
}

/// <summary>A young person's request to have pictures of themselves blocked. Nothing in it says who they are.</summary>
public sealed class OwnRequest
{
    private OwnRequest() { }

    internal OwnRequest(Guid id, DateTime receivedAt, ReceiptCode receipt, byte[] pinSalt, byte[] pinHash, byte[] sealedText, Fingerprints fingerprints, ReceiptCode? handOver) =>
        (Id, ReceivedAt, ReceiptHash, PinSalt, PinHash, SealedText, Pictures, Videos, HandOver, HandOverHash) =
        (id, receivedAt, receipt.Hash, pinSalt, pinHash, sealedText, fingerprints.Pictures, fingerprints.Videos, handOver is null ? HandOverState.NotWanted : HandOverState.Waiting, handOver?.Hash);

    public Guid Id { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    /// <summary>SHA-256 of the code; the code itself is nowhere.</summary>
    public byte[] ReceiptHash { get; private set; } = [];

    public byte[] PinSalt { get; private set; } = [];

    /// <summary>The slow hash of the PIN; the PIN itself is nowhere.</summary>
    public byte[] PinHash { get; private set; } = [];

    /// <summary><see cref="OwnRequestText"/> as JSON, sealed as <c>own-request.text</c> under this id. Unreadable for ever once the request ended.</summary>
    public byte[] SealedText { get; private set; } = [];

    public int Pictures { get; private set; }

    public int Videos { get; private set; }

    public HandOverState HandOver { get; private set; }

    /// <summary>SHA-256 of the code by which the helpline acknowledges; null where nothing is handed over.</summary>
    public byte[]? HandOverHash { get; private set; }

    /// <summary>When it ended; null while it stands.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>How it ended; null while it stands.</summary>
    public OwnRequestEnd? End { get; private set; }

    internal void Finish(OwnRequestEnd end, DateTime at) => (End, EndedAt) = (end, at);

    internal void HandedOver() => HandOver = HandOverState.Sent;

    internal void Acknowledged() => HandOver = HandOverState.Acknowledged;

    /// <param name="sealedText">What was said, without how to reach them.</param>
    internal void ForgetHowToReach(byte[] sealedText) =>
        (SealedText, HandOver) = (sealedText, HandOver == HandOverState.Acknowledged ? HandOverState.AcknowledgedAndForgotten : HandOverState.SentAndForgotten);
}

internal sealed class OwnRequestTable : IEntityTypeConfiguration<OwnRequest>
{
    public void Configure(EntityTypeBuilder<OwnRequest> builder)
    {
        builder.ToTable("OwnRequests");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.HasIndex(request => request.ReceiptHash).IsUnique();
        builder.HasIndex(request => request.HandOverHash).IsUnique();
        builder.HasIndex(request => new { request.EndedAt, request.ReceivedAt });
    }
}

/// <summary>A report of an address that came with a request, so that its status can be told.</summary>
public sealed class OwnRequestReport
{
    private OwnRequestReport() { }

    internal OwnRequestReport(Guid requestId, Guid reportId) => (RequestId, ReportId) = (requestId, reportId);

    public Guid RequestId { get; private set; }

    public Guid ReportId { get; private set; }
}

internal sealed class OwnRequestReportTable : IEntityTypeConfiguration<OwnRequestReport>
{
    public void Configure(EntityTypeBuilder<OwnRequestReport> builder)
    {
        builder.ToTable("OwnRequestReports");
        builder.HasKey(one => new { one.RequestId, one.ReportId });
    }
}
