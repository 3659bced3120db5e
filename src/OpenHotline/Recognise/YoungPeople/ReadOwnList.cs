using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Recognise.YoungPeople;

/// <summary>Gives a member the list of young people's own hashes, page by page, and what was added and removed since.</summary>
/// <remarks>The list stands apart from all others: nobody has seen these pictures. A hash that was taken back is never told again; its removal names the line only.</remarks>
public sealed class ReadOwnList(HotlineDb db, Vault vault, Keyring keys)
{
    public const int MostLines = 5000;
    public const int UsualLines = 1000;

    public abstract record Outcome
    {
        /// <param name="Next">Where the next request goes on.</param>
        /// <param name="HasMore">True where there was more than one page of changes.</param>
        public sealed record Page(IReadOnlyList<Line> Lines, string Next, bool HasMore) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        /// <summary>Two people of the hotline have not let this member take the list.</summary>
        NotGranted = 1,

        /// <summary>The place to go on from is not one that we gave.</summary>
        UnknownPlace = 2,

        /// <summary>So long ago that removals are forgotten: the whole list is to be taken anew.</summary>
        TooOld = 3,

        /// <summary>A page has 1 to <see cref="MostLines"/> lines.</summary>
        OutOfBounds = 4,

        /// <summary>This machine cannot open what it holds.</summary>
        KeyNotHere = 5,
    }

    /// <summary>Where a hash on the list comes from.</summary>
    public enum Provenance
    {
        /// <summary>A young person gave it; nobody has seen the picture.</summary>
        SelfReported = 1,

        /// <summary>An analyst met it on a page and assessed the page; the young person took their own entry back.</summary>
        Assessed = 2,
    }

    /// <param name="Name">The line's name, the same when it is removed.</param>
    /// <param name="Signal">Null where it was removed, and so are the hash, its quality and its provenance.</param>
    /// <param name="Quality">Of a PDQ; null for others.</param>
    public sealed record Line(string Name, SignalKind? Signal, string? Hash, int? Quality, Provenance? From)
    {
        // Privacy: a record prints its members.
        public override string ToString() => "[line]";
    }

    /// <param name="after">What the last page gave as next; null to begin.</param>
    public async Task<Outcome> RunAsync(Guid memberId, string? after, int most, CancellationToken cancellation)
    {
        if (!await db.Set<OwnListGrant>().AnyAsync(one => one.MemberId == memberId, cancellation)) return Refused(Refusal.NotGranted);
        if (!keys.CanRead) return Refused(Refusal.KeyNotHere);
        if (most is < 1 or > MostLines) return Refused(Refusal.OutOfBounds);
        if ((after is null ? OwnListCursor.Beginning : OwnListCursor.Read(after)) is not { } place) return Refused(Refusal.UnknownPlace);
        if (await db.Set<Bank>().AsNoTracking().SingleOrDefaultAsync(one => one.Purpose == BankPurpose.SelfReported, cancellation) is not { } bank)
            return place == OwnListCursor.Beginning ? new Outcome.Page([], place.ToString(), HasMore: false) : Refused(Refusal.TooOld);
        if (!await FitsAsync(bank, place, cancellation)) return Refused(Refusal.TooOld);
        if (await vault.OpenRecordAsync(bank.Id, cancellation) is not { } secret) return Refused(Refusal.KeyNotHere);

        var rows = await db.Set<BankEntry>().AsNoTracking().Where(one => one.BankId == bank.Id && one.ChangedAs > place.Change).OrderBy(one => one.ChangedAs).Take(most + 1).ToListAsync(cancellation);
        var page = rows.Take(most).ToList();
        var ids = page.ConvertAll(one => one.Id);
        var own = (await db.Set<OwnEntry>().Where(one => ids.Contains(one.EntryId)).Select(one => one.EntryId).ToListAsync(cancellation)).ToHashSet();
        var lines = page.Where(one => Stands(one) || place != OwnListCursor.Beginning).Select(one => LineOf(one, own.Contains(one.Id), secret));
        return new Outcome.Page([.. lines], (page.Count == 0 ? place : OwnListCursor.At(page[^1].ChangedAs!.Value, page[^1].Id)).ToString(), rows.Count > most);
    }

    private async Task<bool> FitsAsync(Bank bank, OwnListCursor place, CancellationToken cancellation)
    {
        if (place.Change == 0) return true;
        if (place.Change > bank.Changes || place.Change < bank.Forgotten) return false;
        var there = await db.Set<BankEntry>().Where(one => one.BankId == bank.Id && one.ChangedAs == place.Change).Select(one => one.Id).ToListAsync(cancellation);
        return there.Count == 0 || OwnListCursor.MarkOf(there[0]) == place.Mark;
    }

    private static bool Stands(BankEntry entry) => entry.State is EntryState.Active or EntryState.Challenged;

    private static Line LineOf(BankEntry entry, bool isOwn, RecordSecret secret)
    {
        var name = $"{OwnListCursor.MarkOf(entry.Id):x16}";
        return Stands(entry)
            ? new Line(name, entry.Signal, Convert.ToHexStringLower(secret.Open(BankEntry.SealedAs(entry.Id), entry.SealedHash)), entry.Quality, isOwn ? Provenance.SelfReported : Provenance.Assessed)
            : new Line(name, null, null, null, null);
    }

    private static Outcome Refused(Refusal why) => new Outcome.Refused(why);
}
