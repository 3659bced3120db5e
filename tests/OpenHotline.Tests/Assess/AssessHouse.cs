using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Assess;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;
using OpenHotline.Tests.Triage;
using OpenHotline.Triage;

namespace OpenHotline.Tests.Assess;

/// <summary>A house with cases, and analysts who claim and submit in one call.</summary>
internal sealed class AssessHouse : IAsyncDisposable
{
    private AssessHouse(TriageHouse triage) => Triage = triage;

    public TriageHouse Triage { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AssessHouse> OpenAsync(TestDatabase database, int percent = 0) =>
        new(await TriageHouse.OpenAsync(database, outside => outside.AddSingleton(new AssessSettings { SecondOpinionPercent = percent })));

    public async Task<SubmitAssessment.Outcome> AssessAsync(Guid episodeId, Guid analyst, Dictionary<string, int>? ticked = null, Guid? token = null, string? note = null)
    {
        await Triage.AsAsync<ClaimOne, ClaimOne.Outcome>(analyst, claim => claim.RunAsync(episodeId, analyst, Stop));
        return await SubmitAsync(episodeId, analyst, ticked, token, note);
    }

    public Task<SubmitAssessment.Outcome> SubmitAsync(Guid episodeId, Guid analyst, Dictionary<string, int>? ticked = null, Guid? token = null, string? note = null) =>
        Triage.AsAsync<SubmitAssessment, SubmitAssessment.Outcome>(analyst, submit => submit.RunAsync(episodeId, analyst, token ?? Guid.NewGuid(), ticked ?? Sheets.Imagery(), note, Stop));

    /// <summary>A case that an analyst has assessed.</summary>
    public async Task<(Guid Episode, Guid Assessment)> AssessedAsync(Guid analyst, Dictionary<string, int>? ticked = null)
    {
        var id = await Triage.Cases.MakeOneAsync();
        return (id, Assert.IsType<SubmitAssessment.Outcome.Submitted>(await AssessAsync(id, analyst, ticked)).AssessmentId);
    }

    public Task<List<Assessment>> RevisionsAsync(Guid episodeId) =>
        Triage.AskAsync<HotlineDb, List<Assessment>>(db => db.Assessments.AsNoTracking().Where(row => row.EpisodeId == episodeId).OrderBy(row => row.Revision).ToListAsync(Stop));

    public async Task<List<Fact>> FactsAsync()
    {
        var rows = await Triage.AskAsync<HotlineDb, List<byte[]>>(db => db.Set<FactRow>().OrderBy(row => row.Id).Select(row => row.Bytes).ToListAsync(Stop));
        return [.. rows.Select(bytes => Timeline.Read(0, bytes).Fact!)];
    }

    public ValueTask DisposeAsync() => Triage.DisposeAsync();
}
