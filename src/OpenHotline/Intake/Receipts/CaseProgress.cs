using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenHotline.Intake.Receipts;

/// <summary>How an episode, or a report without an address, ended: Intake's own projection of facts, for receipts and for how long texts are kept.</summary>
public sealed class CaseProgress
{
    private CaseProgress() { }

    internal CaseProgress(Guid id) => Id = id;

    /// <summary>The episode; for a thing without an address the report.</summary>
    public Guid Id { get; private set; }

    /// <summary>How it ended; null while it has not.</summary>
    public ReceiptStep? Outcome { get; private set; }

    /// <summary>From when receipts may show <see cref="Outcome"/>; null where there is none.</summary>
    public DateTime? ShowsAt { get; private set; }

    /// <summary>Since when the police hold the case; null without a hold. What was not shown then waits.</summary>
    public DateTime? HeldSince { get; private set; }

    /// <summary>When nothing more was to be done; null while something is.</summary>
    public DateTime? ClosedAt { get; private set; }

    internal void Close(DateTime at) => ClosedAt = at;

    internal void End(ReceiptStep outcome, DateTime showsAt) => (Outcome, ShowsAt) = (outcome, showsAt);

    internal void Reopen() => (Outcome, ShowsAt, ClosedAt) = (null, null, null);

    internal void Hold(DateTime at) => HeldSince ??= at;

    /// <summary>What was kept back is shown at the next change of receipts after the release.</summary>
    internal void Release(DateTime showsAt)
    {
        if (HeldSince is { } since && ShowsAt > since && ShowsAt < showsAt) ShowsAt = showsAt;
        HeldSince = null;
    }

    /// <summary>What a receipt says of a case at a moment.</summary>
    /// <param name="nextChange">The first change of receipts after the report was received: nothing is shown before.</param>
    internal static ReceiptStep StepAt(ReceiptStep? outcome, DateTime? showsAt, DateTime? heldSince, DateTime now, DateTime nextChange)
    {
        if (now < nextChange) return ReceiptStep.Received;
        var isShown = showsAt <= now && (heldSince is null || showsAt <= heldSince);
        return isShown && outcome is { } step ? step : ReceiptStep.InWork;
    }
}

internal sealed class CaseProgressTable : IEntityTypeConfiguration<CaseProgress>
{
    public void Configure(EntityTypeBuilder<CaseProgress> builder)
    {
        builder.ToTable("CaseProgress");
        builder.Property(progress => progress.Id).ValueGeneratedNever();
    }
}
