using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Acts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Training;

/// <summary>Records legal basis, police contact or viewing arrangements. With the third of them the house leaves training mode.</summary>
public sealed class RecordTrainingAct(HotlineDb db, Timeline.Timeline timeline, Vault vault, TrainingMode mode, TimeProvider clock) : ActOfTwo
{
    public const string Name = "training.record";
    public const int MaxTextLength = 4000;
    internal const string Field = "training.text";

    public override string Kind => Name;

    public override string Title => "Put on record what the house needs before it may send";

    public override Permission Proposes => Permission.ManageHouse;

    /// <exception cref="ArgumentException">The text is empty or too long.</exception>
    public static string PayloadFor(TrainingRecordKind kind, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxTextLength) throw new ArgumentException("The text is empty or too long.", nameof(text));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)kind}\n{text.Trim()}");
    }

    public override Task<string> DescribeAsync(string payload, CancellationToken cancellation)
    {
        var (kind, text) = Parts(payload);
        return Task.FromResult($"{TrainingWords.Of(kind)}: {text}");
    }

    public override async Task DoAsync(TwoPersonAct act, string payload, CancellationToken cancellation)
    {
        var (kind, text) = Parts(payload);
        var now = clock.GetUtcNow();
        var wasOn = (await mode.MissingAsync(cancellation)).Count > 0;
        foreach (var old in await db.Set<TrainingRecord>().Where(one => one.Kind == kind && one.ReplacedAt == null).ToListAsync(cancellation)) old.Replace(now.UtcDateTime);
        var id = Guid.CreateVersion7(now);
        db.Add(new TrainingRecord(id, kind, vault.NewRecord(id).Seal(Field, text), act.ProposedBy, act.DecidedBy!.Value, now.UtcDateTime));
        timeline.Write(new TrainingRecorded(id, kind));
        await db.SaveChangesAsync(cancellation);
        if (wasOn && (await mode.MissingAsync(cancellation)).Count == 0) timeline.Write(new TrainingEnded(id));
    }

    private static (TrainingRecordKind Kind, string Text) Parts(string payload)
    {
        var parts = payload.Split('\n', 2);
        return ((TrainingRecordKind)int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }
}
