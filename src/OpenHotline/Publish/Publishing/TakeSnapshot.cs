using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;

namespace OpenHotline.Publish.Publishing;

/// <summary>Freezes the figures of any period under a name, for staff: before a press release, or a report to a ministry.</summary>
/// <remarks>A name is used once. Taking a snapshot again under another name shows what was corrected meanwhile.</remarks>
public sealed class TakeSnapshot(HotlineDb db, UnitOfWork unit, ReadFigures read, FreezeFigures freeze)
{
    public abstract record Outcome
    {
        public sealed record Taken(SnapshotDocument Document) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>A name has 1 to 60 small letters, digits and hyphens.</summary>
        NotAName = 1,

        NameIsTaken = 2,
    }

    public Task<Outcome> RunAsync(string name, Period period, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (!IsName(name)) return new Outcome.Refused(Refusal.NotAName);
        if (await db.Set<Snapshot>().AnyAsync(snapshot => snapshot.Name == name, inner)) return new Outcome.Refused(Refusal.NameIsTaken);
        var taken = await freeze.RunAsync(name, SnapshotKind.Internal, period, await read.RunAsync(period.FirstOn, period.LastOn, inner), smallestShown: null, inner);
        return (Outcome)new Outcome.Taken(SnapshotDocument.FromJson(taken.Json));
    }, cancellation);

    // Published periods have capitals or begin with a digit; a name of staff begins with a letter, so that neither takes the other's.
    private static bool IsName(string name) => name.Length is > 0 and <= FreezeFigures.MostNameCharacters && char.IsAsciiLetterLower(name[0]) && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
