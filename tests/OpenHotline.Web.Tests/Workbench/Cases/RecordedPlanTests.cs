using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Web.Tests.Workbench.Cases;

/// <summary>Every statement of claiming the next case, opening it and submitting it, as the database hears them: none goes through a table that grows.</summary>
public sealed class RecordedPlanTests
{
    // They do not grow with what is reported: a few lines, read whole on purpose.
    private static readonly string[] Small = ["house_marks", "tree_sizes", "follower_places", "banks", "training_records"];

    [Theory, OnEveryDatabase]
    public async Task No_statement_of_the_desk_walks_through_a_table_that_grows(TestDatabase database)
    {
        var recorder = new PlanRecorder();
        await using var bench = await CaseBench.StartAsync(recorder.Join, database);
        await bench.ReportAsync("http://a.example/1", "http://a.example/2", "http://b.example/3");
        await bench.Bench.InUnitAsync(services => FillAsync(services.GetRequiredService<HotlineDb>()));
        var browser = await bench.AnalystAsync();
        recorder.Begin();
        var first = await CaseBench.TakeNextAsync(browser);
        var path = new Uri(first.BaseUri).AbsolutePath;
        await browser.SubmitAsync(await browser.SubmitAsync(first, path, CaseBench.Answers("work-out")), path, CaseBench.Answers("next"));
        var second = await browser.FollowAsync();
        await browser.SubmitAsync(second, new Uri(second.BaseUri).AbsolutePath, CaseBench.Answers("pause"));
        recorder.End();
        Assert.Equal("/assessing/break", browser.Location);

        var plans = await bench.Bench.InUnitAsync(services => recorder.PlansAsync(services.GetRequiredService<HotlineDb>()));
        // Also what goes past Entity Framework: the claim, and the end of it.
        Assert.Contains(plans, plan => plan.Text.Contains("UPDATE queue_items SET state = 2", StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Text.Contains("UPDATE queue_items SET state = 4", StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Text.Contains("INSERT INTO", StringComparison.OrdinalIgnoreCase) && plan.Text.Contains("assessments", StringComparison.Ordinal));
        Assert.True(plans.Count > 20, $"Only {plans.Count} statements were heard.");
        var walks = plans.Where(plan => plan.Walked.Except(Small, StringComparer.Ordinal).Any()).Select(plan => plan.Text).ToList();
        Assert.True(walks.Count == 0, string.Join("\n\n", walks));
    }

    // PostgreSQL reads a short index of all that waits rather than a longer one of all that there is, as long as little waits: here much does.
    private static Task<int> FillAsync(HotlineDb db) => db.Kind != DatabaseKind.Postgres ? Task.FromResult(0) : db.ExecuteAsync("""
        INSERT INTO opinions (id, assessment_id, episode_id, webpage_id, asked_at, first_analyst_id, first_verdict, first_uk, first_age)
        SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1700000000000 + i, gen_random_uuid(), 1, 1, 1 FROM generate_series(1, 5000) AS i;
        ANALYZE opinions
        """, TestContext.Current.CancellationToken);
}
