using System.Text.Json;
using OpenHotline.Facts;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>Stores a trace as a dated fact, and finds or adds the host it leads to. Works inside the caller's unit of work.</summary>
public sealed class KeepTrace(HotlineDb db, Vault vault, HostRegister register, Timeline timeline, TimeProvider clock)
{
    public async Task<Trace> RunAsync(TakedownCase about, TraceFinding.Found found, CancellationToken cancellation)
    {
        var host = await register.FindAsync(found.Names, cancellation) ?? await register.AddAsync(found.ShownName, Rung.Host, found.Names, cancellation);
        await register.KeepContactsAsync(host, found.Contacts, cancellation);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var details = vault.NewRecord(id).Seal("trace.details", JsonSerializer.SerializeToUtf8Bytes(found.Details, KnowledgeJson.Default.TraceDetails));
        var trace = new Trace(id, about.EpisodeId, now.UtcDateTime, host.Id, found.Country, found.System, found.Front, details);
        db.Add(trace);
        about.Traced(id, host.Id, found.Country);
        timeline.Write(new HostTraced(about.WebpageId, about.EpisodeId, id, host.Id, found.Country, found.System, about.IsOnion, found.Front is not null));
        return trace;
    }
}
