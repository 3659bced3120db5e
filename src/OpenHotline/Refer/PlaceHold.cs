using System.Text.Json;
using MimeKit;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Refer;

/// <summary>Places a hold on an episode, or on a thing without an address, for a named officer, until a named time.</summary>
/// <remarks>From the commit on nothing new leaves the house about the episode. A mail that is being handed to the relay at that moment cannot be called back.</remarks>
public sealed class PlaceHold(HotlineDb db, UnitOfWork unit, Vault vault, Timeline timeline, Actor actor, ReferSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Placed(Guid HoldId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    /// <summary>Why no hold was placed.</summary>
    public enum Refusal
    {
        /// <summary>There is no such episode, or it is over.</summary>
        NoOpenEpisode = 1,

        /// <summary>One stands already: extend it.</summary>
        AlreadyHeld = 2,

        /// <summary>The officer has no name, force or mailbox, or one of them is too long.</summary>
        OfficerIncomplete = 3,

        /// <summary>The end is not in the future, or further away than a hold may run.</summary>
        EndOutOfBounds = 4,
    }

    public Task<Outcome> RunAsync(Guid episodeId, PoliceOfficer officer, DateTime expiresAt, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!IsComplete(officer)) return Refused(Refusal.OfficerIncomplete);
        if (expiresAt <= now.UtcDateTime || expiresAt > now.UtcDateTime + settings.LongestHold) return Refused(Refusal.EndOutOfBounds);
        return unit.RunAsync<Outcome>(async inner =>
        {
            // Race: two officers may place one at once; the second waits here and finds the first's.
            await db.LockCaseAsync(episodeId, inner);
            if (await db.OpenCaseAsync(episodeId, inner) is not { } webpageId) return new Outcome.Refused(Refusal.NoOpenEpisode);
            if (await db.IsOnHoldAsync(episodeId, inner)) return new Outcome.Refused(Refusal.AlreadyHeld);
            var id = Guid.CreateVersion7(now);
            var sealedOfficer = vault.NewRecord(id).Seal("hold.officer", JsonSerializer.SerializeToUtf8Bytes(officer));
            db.Add(new Hold(id, webpageId, episodeId, sealedOfficer, now.UtcDateTime, actor.AccountId, expiresAt));
            timeline.Write(new HoldPlaced(webpageId, episodeId, id, expiresAt));
            return new Outcome.Placed(id);
        }, cancellation);
    }

    private static bool IsComplete(PoliceOfficer officer) =>
        new[] { officer.Name, officer.Force, officer.Mailbox }.All(text => !string.IsNullOrWhiteSpace(text) && text.Length <= PoliceOfficer.MaxCharacters)
        && officer.Reference.Length <= PoliceOfficer.MaxCharacters && MailboxAddress.TryParse(officer.Mailbox, out _);

    private static Task<Outcome> Refused(Refusal why) => Task.FromResult<Outcome>(new Outcome.Refused(why));
}
