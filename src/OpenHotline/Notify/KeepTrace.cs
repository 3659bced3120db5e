using System.Text.Json;
using OpenHotline.Facts;
using OpenHotline.Ground.Outside.Rdap;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>Stores traces as dated facts, and finds or adds the hosts they lead to. Works inside the caller's unit of work.</summary>
public sealed class KeepTrace(HotlineDb db, Vault vault, HostRegister register, Timeline timeline, TimeProvider clock)
{
    public async Task<Trace> RunAsync(TakedownCase about, TraceFinding.Found found, CancellationToken cancellation) => (await RunAsync([(about, found)], cancellation))[0];

    /// <summary>Stores many traces; what leads to the same host is looked up once.</summary>
    public async Task<IReadOnlyList<Trace>> RunAsync(IReadOnlyList<(TakedownCase About, TraceFinding.Found Found)> traced, CancellationToken cancellation)
    {
        var leads = traced.GroupBy(one => one.Found.Lead, StringComparer.Ordinal).ToList();
        var known = await register.FindManyAsync([.. leads.SelectMany(same => same.First().Found.Names)], cancellation);
        var hosts = new List<(Host Host, IReadOnlyList<RegistryContact> Contacts)>(leads.Count);
        foreach (var first in leads.Select(same => same.First().Found))
        {
            var host = HostRegister.First(known, first.Names);
            if (host is null)
            {
                host = await register.AddAsync(first.ShownName, Rung.Host, first.Names, cancellation);
                foreach (var name in first.Names) known.TryAdd(name, host);
            }

            hosts.Add((host, first.Contacts));
        }

        await register.KeepContactsAsync(hosts, cancellation);
        return [.. leads.Zip(hosts).SelectMany(lead => lead.First.Select(one => Keep(one.About, one.Found, lead.Second.Host)))];
    }

    private Trace Keep(TakedownCase about, TraceFinding.Found found, Host host)
    {
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
