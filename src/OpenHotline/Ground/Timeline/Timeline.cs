using System.Text.Json;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Ground.Timeline;

/// <summary>Writes facts, in the same unit of work as the change they tell of.</summary>
public sealed class Timeline(HotlineDb db, Actor actor, FactIds ids, HeldFacts held, TimeProvider clock)
{
    /// <summary>Adds the fact to the current unit of work: it stands when the change stands.</summary>
    public void Write(Fact fact, FactStream stream = FactStream.Main)
    {
        var row = Row(fact, stream);
        if (held.IsHolding) held.Add(row);
        else db.Add(row);
    }

    /// <summary>Writes many facts at once inside the current transaction, as the same bytes that <see cref="Write"/> gives.</summary>
    public async Task WriteManyAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancellation)
    {
        if (held.IsHolding)
        {
            foreach (var fact in facts) held.Add(Row(fact, FactStream.Main));
            return;
        }

        var rows = new RowBatch("INSERT INTO facts", "", new("id", ColumnKind.Id), new("kind", ColumnKind.Text), new("stream", ColumnKind.Number),
            new("subject", ColumnKind.Id), new("written_at", ColumnKind.LongNumber), new("bytes", ColumnKind.Bytes));
        foreach (var fact in facts)
        {
            var row = Row(fact, FactStream.Main);
            rows.Add(row.Id, row.Kind, row.Stream, row.Subject, row.WrittenAt, row.Bytes);
        }

        await rows.WriteAsync(db, cancellation);
    }

    private FactRow Row(Fact fact, FactStream stream)
    {
        var now = clock.GetUtcNow();
        var id = ids.Next(now);
        // Privacy: who looked stands inside the sealed part only.
        var entry = new Envelope<object>(id, FactKinds.Of(fact), now.UtcDateTime, stream == FactStream.Looks ? "sealed" : actor.Code, fact);
        var bytes = CanonicalJson.WriteRecord(entry);
        return new FactRow(id, entry.Kind, stream, fact.Subject, now.UtcDateTime, bytes);
    }

    /// <summary>Reads a row's bytes back as a fact; <see cref="TimelineEntry.Fact"/> is null for a kind this program does not know.</summary>
    public static TimelineEntry Read(long leafIndex, byte[] bytes)
    {
        var entry = JsonSerializer.Deserialize<Envelope<JsonElement>>(bytes, CanonicalJson.Options) ?? throw new FormatException("A row of the timeline is empty.");
        var type = FactKinds.TypeOf(entry.Kind);
        var fact = type is null ? null : (Fact?)entry.Body.Deserialize(type, CanonicalJson.Options);
        return new TimelineEntry(leafIndex, entry.Id, entry.Kind, entry.At, entry.By, fact);
    }

    private sealed record Envelope<T>(Guid Id, string Kind, DateTime At, string By, T Body);
}

/// <summary>A fact as it stands on the timeline.</summary>
/// <param name="LeafIndex">Its place; -1 where it has none yet.</param>
/// <param name="By">Who did it: an account's id, <c>house</c>, or a door's name.</param>
public sealed record TimelineEntry(long LeafIndex, Guid Id, string Kind, DateTime At, string By, Fact? Fact);

/// <summary>On whose behalf the current unit of work runs. Doors set it; jobs are the house itself.</summary>
public sealed class Actor
{
    /// <summary>An account's id, <c>house</c>, or a door's name such as <c>host</c> or <c>member</c>.</summary>
    public string Code { get; private set; } = "house";

    /// <summary>The account that acts; null for the house and for people without an account.</summary>
    public Guid? AccountId { get; private set; }

    public void ActAs(Guid accountId) => (AccountId, Code) = (accountId, accountId.ToString("D"));

    public void ActAs(string door) => (AccountId, Code) = (null, door);
}
