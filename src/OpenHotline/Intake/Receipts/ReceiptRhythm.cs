using OpenHotline.Ground;

namespace OpenHotline.Intake.Receipts;

/// <summary>When receipts change: at whole multiples of a span only, so that the moment of a change tells nothing of its cause.</summary>
public sealed class ReceiptRhythm(IntakeSettings settings, HouseSettings house)
{
    /// <summary>The first moment after this one at which receipts change.</summary>
    public DateTime NextAfter(DateTime moment)
    {
        var span = settings.ReceiptRhythm(house.IsSandbox).Ticks;
        return new DateTime(((moment.Ticks / span) + 1) * span, DateTimeKind.Utc);
    }
}
