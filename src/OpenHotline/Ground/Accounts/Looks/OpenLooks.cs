using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Ground.Accounts.Looks;

/// <summary>Opens the book of looks for a span of time, after two people agreed. The first of them reads it, once.</summary>
public sealed class OpenLooks(HotlineDb db, UnitOfWork unit, Timeline.Timeline timeline, UseApprovedAct approved, Keyring keys)
{
    private const int Most = 10_000;

    /// <summary>What two people agree to open.</summary>
    /// <param name="AccountId">Only this person's looks; null for everybody's.</param>
    /// <param name="RecordId">Only looks at this record; null for any.</param>
    public sealed record Question(DateTime FromAt, DateTime ToAt, Guid? AccountId, Guid? RecordId)
    {
        public string ToPayload() => JsonSerializer.Serialize(this, LookJson.Default.Question);

        public static Question FromPayload(string payload) => JsonSerializer.Deserialize(payload, LookJson.Default.Question)!;
    }

    /// <summary>The looks, oldest first, at most 10,000; null where the act is not approved, was used, or belongs to somebody else.</summary>
    public Task<IReadOnlyList<Look>?> RunAsync(Guid actId, CancellationToken cancellation) => unit.RunAsync(async inner =>
    {
        if (!keys.CanRead || await approved.RunAsync(actId, OpenLooksAct.Name, inner) is not { } payload) return null;
        var question = Question.FromPayload(payload);
        var looks = new List<Look>();
        var rows = db.Set<FactRow>().AsNoTracking().Where(row => row.Stream == FactStream.Looks && row.WrittenAt >= question.FromAt && row.WrittenAt < question.ToAt)
            .OrderBy(row => row.Id).Select(row => row.Bytes).AsAsyncEnumerable();
        await foreach (var bytes in rows.WithCancellation(inner))
        {
            if (Timeline.Timeline.Read(-1, bytes).Fact is not LookSealed entry) continue;
            var look = JsonSerializer.Deserialize(keys.OpenLook(entry.LooksKey, entry.LookId, Convert.FromBase64String(entry.Sealed)), LookJson.Default.Look)!;
            if ((question.AccountId ?? look.AccountId) != look.AccountId || (question.RecordId ?? look.RecordId) != look.RecordId) continue;
            looks.Add(look);
            if (looks.Count == Most) break;
        }

        timeline.Write(new LooksOpened(actId, looks.Count));
        return (IReadOnlyList<Look>?)looks;
    }, cancellation);
}

/// <summary>The agreement of two people to open the book of looks.</summary>
public sealed class OpenLooksAct(StaffAccounts accounts) : ActOfTwo
{
    public const string Name = "looks.open";

    public override string Kind => Name;

    public override string Title => "Open the book of looks";

    public override Permission Proposes => Permission.Audit;

    public override bool IsDoneAtApproval => false;

    public override async Task<string> DescribeAsync(string payload, CancellationToken cancellation)
    {
        var question = OpenLooks.Question.FromPayload(payload);
        var who = question.AccountId is { } id ? (await accounts.NamesAsync([id], cancellation)).GetValueOrDefault(id, "one account") : "everybody";
        return $"Who looked at which record from {question.FromAt:yyyy-MM-dd HH:mm} to {question.ToAt:yyyy-MM-dd HH:mm} UTC: the looks of {who}{(question.RecordId is null ? "" : " at one record")}.";
    }
}
