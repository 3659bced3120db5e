using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>Puts an act before the second person. Nothing is done yet.</summary>
/// <remarks>The door has checked that the account may propose it (<see cref="ActOfTwo.Proposes"/>). From the command line the house itself is the first person.</remarks>
public sealed class ProposeAct(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, Actor actor, Vault vault, AccountsSettings settings, TimeProvider clock)
{
    internal const string Field = "act.payload";

    /// <summary>The new act's id.</summary>
    public Task<Guid> RunAsync(string kind, string payload, CancellationToken cancellation) => unit.RunAsync(_ =>
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(new TwoPersonAct(id, kind, vault.NewRecord(id).Seal(Field, payload), actor.AccountId ?? Guid.Empty, now.UtcDateTime, now.UtcDateTime.AddHours(settings.ActHours)));
        timeline.Write(new ActProposed(id, kind));
        return Task.FromResult(id);
    }, cancellation);
}
