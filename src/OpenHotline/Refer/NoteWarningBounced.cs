using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Refer;

/// <summary>A warning came back after the relay had taken it: it was not delivered, so the urgent list has it.</summary>
/// <remarks>Safe to repeat.</remarks>
public sealed class NoteWarningBounced(HotlineDb db, UnitOfWork unit, UrgentList urgent)
{
    /// <summary>True when the Message-ID is that of a warning.</summary>
    public Task<bool> RunAsync(string messageId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (await db.HoldWarnings.SingleOrDefaultAsync(one => one.MessageId == messageId, inner) is not { } warning) return false;
        var hold = await db.Holds.SingleAsync(one => one.Id == warning.HoldId, inner);
        warning.CouldNotBeDelivered();
        if (hold.IsStanding && hold.Term == warning.Term) await urgent.RaiseAsync(hold, UrgentCause.WarningNotDelivered, inner);
        return true;
    }, cancellation);
}
