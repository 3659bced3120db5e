using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Recognise.Near;

namespace OpenHotline.Web.Operations;

/// <summary>Writes the metrics in Prometheus' text form. Privacy: labels are names of jobs and followers, never anything of a case or a person.</summary>
internal sealed class WriteMetrics(HotlineDb db, JobHealth jobs, BankIndex index, AskRelay relay, TimeProvider clock)
{
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var text = new StringBuilder(4096);
        var leaves = await db.Set<TreeSize>().AsNoTracking().Select(row => row.Leaves).SingleAsync(cancellation);
        Write(text, "openhotline_timeline_rows", "counter", "Facts in the tree.", [("", leaves)]);
        Write(text, "openhotline_timeline_waiting", "gauge", "Facts without a place in the tree.", [("", await db.Set<FactRow>().CountAsync(row => row.LeafIndex == null, cancellation))]);
        var signedAt = await db.Set<Checkpoint>().AsNoTracking().MaxAsync(row => (DateTime?)row.SignedAt, cancellation);
        if (signedAt is { } at) Write(text, "openhotline_timeline_checkpoint_age_seconds", "gauge", "Age of the newest checkpoint.", [("", (now - at).TotalSeconds)]);
        var places = await db.Set<FollowerPlace>().AsNoTracking().OrderBy(row => row.Name).Take(200).ToListAsync(cancellation);
        Write(text, "openhotline_follower_behind", "gauge", "Facts that a follower has still to read.", places.Select(place => ($"{{follower=\"{place.Name}\"}}", (double)Math.Max(0, leaves - place.NextLeaf))));
        Write(text, "openhotline_destroyed_keys_waiting", "gauge", "Destroyed keys not yet on the list outside the database.", [("", await db.Set<DestroyedKey>().CountAsync(key => key.WrittenOutsideAt == null, cancellation))]);
        Write(text, "openhotline_arrivals_waiting", "gauge", "Reports taken in and not yet filed.", [("", await db.Set<Arrival>().CountAsync(arrival => arrival.Attempts == 0, cancellation))]);
        Write(text, "openhotline_arrivals_set_aside", "gauge", "Reports taken in that could not be filed; they are tried again.", [("", await db.Set<Arrival>().CountAsync(arrival => arrival.Attempts > 0, cancellation))]);
        Write(text, "openhotline_sessions", "gauge", "Staff sessions that stand.", [("", await db.Set<StaffSession>().CountAsync(session => session.EndedAt == null && session.EndsAt > now, cancellation))]);
        Write(text, "openhotline_job_runs_total", "counter", "Runs of a job since this process started.", jobs.All.Select(job => (Of(job), (double)job.Runs)));
        Write(text, "openhotline_job_failures_total", "counter", "Runs that failed.", jobs.All.Select(job => (Of(job), (double)job.Failures)));
        Write(text, "openhotline_job_age_seconds", "gauge", "Seconds since a job last ended well.", jobs.All.Where(job => job.EndedWellAt is not null).Select(job => (Of(job), (now - job.EndedWellAt!.Value).TotalSeconds)));
        Write(text, "openhotline_job_seconds", "gauge", "How long the last run took.", jobs.All.Select(job => (Of(job), job.LastTook.TotalSeconds)));
        Write(text, "openhotline_mail_relay_well", "gauge", "1 where the mail relay answers or none is set, 0 where mail cannot leave.", [("", (await relay.RunAsync(cancellation)).IsWell() ? 1 : 0)]);
        WriteIndex(text, now);
        return text.ToString();
    }

    private void WriteIndex(StringBuilder text, DateTime now)
    {
        if (index.CurrentAt is not { } currentAt) return;
        Write(text, "openhotline_bank_index_hashes", "gauge", "PDQ hashes of all banks that are found by distance.", [("", index.Count)]);
        Write(text, "openhotline_bank_index_bytes", "gauge", "Memory of their index.", [("", index.Bytes)]);
        Write(text, "openhotline_bank_index_age_seconds", "gauge", "Since the index was last seen to hold all that stands in the tables.", [("", (now - currentAt).TotalSeconds)]);
        Write(text, "openhotline_bank_index_unsaved", "gauge", "Changes that its file does not have.", [("", index.Unsaved)]);
    }

    private static string Of(JobHealth.State job) => $"{{job=\"{job.Name}\"}}";

    private static void Write(StringBuilder text, string name, string type, string help, IEnumerable<(string Labels, double Value)> values)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        foreach (var (labels, value) in values) text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
    }
}
