using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Publish.Comparing;
using OpenHotline.Publish.Counting;
using OpenHotline.Publish.Periods;
using OpenHotline.Publish.Replaying;

// Ten years of webpages, made by the replay: how fast they are made, counted again and asked about, and how large the sums are.
//   dotnet run --project bench/Statistics -c Release -- WEBPAGES [POSTGRES-CONNECTION-STRING] [--rooms] [--copies N] [--rebuild-only] [--rounds N]
// --copies: so many more of each webpage are loaded as plain rows, since making ten million takes hours.
var webpages = long.Parse(args[0], CultureInfo.InvariantCulture);
var (rounds, copies) = (Number("--rounds", 3), Number("--copies", 0));
var way = args.Contains("--rooms", StringComparer.Ordinal) ? ReplayWay.Rooms : ReplayWay.FactsOnly;
var connection = args.Skip(1).FirstOrDefault(arg => arg.Contains('=', StringComparison.Ordinal));
var folder = Directory.CreateTempSubdirectory("openhotline-bench-").FullName;
var address = DatabaseAddress.Parse(connection, folder);
var settings = new HouseSettings { DataFolder = folder, Database = address, KeyringFile = Path.Combine(folder, "keys.json"), IsSandbox = true };
var clock = new ReplayClock(TimeProvider.System);
var services = new ServiceCollection().AddLogging();
services.AddOpenHotline(settings, KeyringFile.Create(clock.GetUtcNow().UtcDateTime).Open()).AddReplay(clock);
await using var house = services.BuildServiceProvider();
await StorageRoom.MigrateAsync(address, default);

var csv = new StringBuilder("period,metric,dimension,value_key,count,percent,base\n");
// Through the rooms: days of 500 webpages, a busy hotline's. Only facts: ten years, for the questions.
if (way == ReplayWay.Rooms)
{
    csv.Append(CultureInfo.InvariantCulture, $"2021-01-01..{new DateOnly(2021, 1, 1).AddDays((int)((webpages - 1) / 500)):yyyy-MM-dd},urls_actioned,total,,{webpages},,\n");
}
else
{
    for (var year = 2011; year <= 2020; year++) csv.Append(CultureInfo.InvariantCulture, $"{year},urls_actioned,total,,{webpages / 10},,\n{year},self_generated,tag,self_generated,,60,urls_actioned\n");
}

using var leaving = new Leaving(folder);
using var self = Process.GetCurrentProcess();
var watch = Stopwatch.StartNew();
await InScopeAsync(async scope => await scope.GetRequiredService<ReplayFigures>().RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())), 1m, 1, way, new Points(watch, Say), default));
Say($"replay ({(way == ReplayWay.Rooms ? "every room" : "facts only")}) with publishing: {webpages / watch.Elapsed.TotalSeconds:N0} webpages/s, {ProcessorTime().TotalMilliseconds / webpages:N1} ms of processor time each, working set {Environment.WorkingSet / 1048576:N0} MB");

if (copies > 0)
{
    watch.Restart();
    await InScopeAsync(scope => new CopyFacts(scope.GetRequiredService<HotlineDb>()).RunAsync(copies));
    Say($"{copies} copies loaded in {watch.Elapsed.TotalSeconds:N0} s");
}

for (var round = 0; round < rounds; round++)
{
    var counted = 0L;
    var lastRead = new LastRead(watch);
    var before = ProcessorTime();
    watch.Restart();
    await InScopeAsync(async scope => counted = await scope.GetRequiredService<RebuildCounts>().RunAsync(default, lastRead));
    Say($"rebuild: {counted:N0} facts, {counted / watch.Elapsed.TotalSeconds:N0} facts/s; reading them took {lastRead.At.TotalSeconds:N1} s, adding up and writing the sums {(watch.Elapsed - lastRead.At).TotalSeconds:N1} s; {(ProcessorTime() - before).TotalSeconds:N1} s of processor time; working set {Environment.WorkingSet / 1048576:N0} MB");
}

if (args.Contains("--rebuild-only", StringComparer.Ordinal)) return;
var chance = new Random(1);
var notation = new PeriodNotation(new());
await MeasureAsync("whole comparison of two periods, every breakdown", (scope, period) => scope.GetRequiredService<CompareFigures>().CompareAsync(period, period.YearBefore, Series.All, 0, default));
await MeasureAsync("one breakdown: hosting_country", (scope, period) => scope.GetRequiredService<CompareFigures>().SeriesAsync(period, new Series(Metric.Actioned, Dimension.Place), 0, default));
await InScopeAsync(async scope =>
{
    var db = scope.GetRequiredService<HotlineDb>();
    var sizes = address.Kind == DatabaseKind.Postgres ? "SELECT pg_total_relation_size('facts'), pg_total_relation_size('roll_ups') + pg_total_relation_size('returns')"
        : "SELECT (SELECT SUM(LENGTH(bytes) + 120) FROM facts), (SELECT COUNT(*) * 60 FROM roll_ups) + (SELECT COUNT(*) * 30 FROM returns)";
    var (facts, sums) = (await db.ListAsync(sizes, row => (row.GetInt64(0), row.GetInt64(1)), default))[0];
    Say($"storage: facts {facts / 1048576.0:N0} MB, roll-ups {sums / 1048576.0:N1} MB, {100.0 * sums / facts:N2}%{(address.Kind == DatabaseKind.Postgres ? "" : " (from rows and bytes, with 120 and 60 bytes for a row's own)")}");
    if (address.Kind != DatabaseKind.Postgres) return;
    // Over tens of millions of facts it takes longer than a command may elsewhere.
    db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
    watch.Restart();
    await db.ListAsync("SELECT convert_from(bytes, 'UTF8')::jsonb -> 'body' ->> 'country', COUNT(*) FROM facts WHERE kind = 'host.traced' GROUP BY 1", row => row.GetInt64(1), default);
    Say($"the same by country as plain SQL over the facts, all ten years: {watch.Elapsed.TotalMilliseconds:N0} ms");
});

int Number(string option, int otherwise) => Array.IndexOf(args, option) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

TimeSpan ProcessorTime()
{
    self.Refresh();
    return self.TotalProcessorTime;
}

async Task MeasureAsync(string what, Func<IServiceProvider, Period, Task> ask)
{
    foreach (var (name, days) in new[] { ("one month", 30), ("half a year", 181), ("ten years", 3652) })
    {
        var times = new List<double>();
        for (var round = 0; round < 60; round++)
        {
            var first = new DateOnly(2011, 1, 1).AddDays(days == 3652 ? 0 : chance.Next(365, 3600 - days));
            var period = notation.Read(new Period(PeriodKind.Range, first, first.AddDays(days - 1)).Code).Period!.Value;
            watch.Restart();
            await InScopeAsync(scope => ask(scope, period));
            if (round >= 10) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Say($"{what}, {name}: median {times[times.Count / 2]:N1} ms, p95 {times[(int)(times.Count * 0.95)]:N1} ms");
    }
}

async Task InScopeAsync(Func<IServiceProvider, Task> work)
{
    await using var scope = house.CreateAsyncScope();
    await work(scope.ServiceProvider);
}

void Say(FormattableString line) => Console.WriteLine($"{address.Kind}: {line.ToString(CultureInfo.InvariantCulture)}");

/// <summary>Says every ten thousand webpages how fast the last of them were and how much memory the process holds.</summary>
internal sealed class Points(Stopwatch watch, Action<FormattableString> say) : IProgress<ReplayProgress>
{
    private const int Every = 10_000;
    private (long Done, TimeSpan At) last;

    public void Report(ReplayProgress value)
    {
        if (value.Stage != ReplayStage.Cases || value.Done / Every == last.Done / Every) return;
        say($"{value.Done:N0} webpages: {(value.Done - last.Done) / (watch.Elapsed - last.At).TotalSeconds:N0}/s since the last line, working set {Environment.WorkingSet / 1048576:N0} MB, of it managed {GC.GetTotalMemory(forceFullCollection: false) / 1048576:N0} MB");
        last = (value.Done, watch.Elapsed);
    }
}

/// <summary>When the last fact was read.</summary>
internal sealed class LastRead(Stopwatch watch) : IProgress<(long Done, long Whole)>
{
    public TimeSpan At { get; private set; }

    public void Report((long Done, long Whole) value) => At = watch.Elapsed;
}

/// <summary>Deletes the folder at the end.</summary>
internal sealed class Leaving(string folder) : IDisposable
{
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
