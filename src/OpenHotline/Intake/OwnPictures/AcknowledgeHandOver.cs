using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>The helpline says, with the code of its letter, that it has taken a young person on.</summary>
/// <remarks>Safe to repeat. A right code and a wrong one take the same time.</remarks>
public sealed class AcknowledgeHandOver(HotlineDb db, UnitOfWork unit, Ground.Timeline.Timeline timeline, IntakeSettings settings, TimeProvider clock)
{
    /// <summary>True where the code is that of a hand-over that stands.</summary>
    public async Task<bool> RunAsync(string? typedCode, CancellationToken cancellation)
    {
        var floor = Task.Delay(TimeSpan.FromMilliseconds(settings.ReceiptAnswerMilliseconds), clock, cancellation);
        var hash = (ReceiptCode.Read(typedCode) ?? ReceiptCode.New()).Hash;
        var isKnown = await unit.RunAsync(async inner =>
        {
            if (await db.Set<OwnRequest>().SingleOrDefaultAsync(one => one.HandOverHash == hash && one.EndedAt == null, inner) is not { } request) return false;
            if (request.HandOver is HandOverState.Acknowledged or HandOverState.AcknowledgedAndForgotten) return true;
            request.Acknowledged();
            timeline.Write(new OwnRequestAcknowledged(request.Id));
            return true;
        }, cancellation);
        await floor;
        return isKnown;
    }
}
