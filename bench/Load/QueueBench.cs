using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.SigningIn;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;
using OpenHotline.Web;
using OpenHotline.Web.Defences;
using OpenHotline.Web.Workbench;

namespace OpenHotline.Load;

/// <summary>Analysts who claim, open and submit one case after the other, over HTTP at the real workbench, as large as the queue is.</summary>
internal static class QueueBench
{
    // A page of the workbench runs through far more code than a report does, and a few analysts ask for it fifty times a second, not thousands.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Plan plan, int analysts)
    {
        using var folder = await plan.PrepareAsync(queued: plan.Webpages);
        // The limit on looks is for people, who do not open ten cases a second.
        await using var door = WorkbenchDoor.Build(
            new HouseParts(folder.Settings, KeyringFile.Read(folder.Settings.KeyringFile).Open(), TimeProvider.System, services => services.AddSingleton(new AccountsSettings { LooksPerHour = 1_000_000, LooksPerDay = 1_000_000 })), "http://127.0.0.1:0");
        await door.StartAsync();
        var people = new List<AnalystAtWork>();
        for (var i = 0; i < analysts; i++) people.Add(new AnalystAtWork(new Uri(door.Urls.First()), await SignInAsync(door)));

        await Loop.RunAsync(analysts, WarmUp, (person, _) => people[person].WorkAsync());
        // One alone, whom nobody keeps waiting; then all at once.
        foreach (var atWork in new[] { 1, analysts }.Distinct()) await MeasureAsync(plan, people[..atWork]);
        people.ForEach(person => person.Dispose());
        await door.StopAsync();
    }

    private static async Task MeasureAsync(Plan plan, List<AnalystAtWork> people)
    {
        people.ForEach(person => person.Forget());
        var who = string.Create(CultureInfo.InvariantCulture, $"{people.Count} at work,");
        var perRun = new List<(string Step, double P95)>();
        for (var run = 1; run <= plan.Runs; run++)
        {
            var all = await Loop.RunAsync(people.Count, plan.Time, (person, _) => people[person].WorkAsync());
            plan.Print("case", $"{who} {all}");
            foreach (var step in AnalystAtWork.Steps)
            {
                double[] times = [.. people.SelectMany(person => person.Took(step)).Order()];
                perRun.Add((step, times[(int)(times.Length * 0.95)]));
                plan.Print(step, string.Create(CultureInfo.InvariantCulture, $"{who} p50 {times[times.Length / 2]:F1} ms  p95 {times[(int)(times.Length * 0.95)]:F1} ms"));
            }

            people.ForEach(person => person.Forget());
        }

        foreach (var step in perRun.GroupBy(one => one.Step))
            plan.Print(step.Key, string.Create(CultureInfo.InvariantCulture, $"{who} median of the runs' p95 {step.Select(one => one.P95).Order().ElementAt(plan.Runs / 2):F1} ms"));
    }

    /// <summary>An analyst with an open session. Signing in is not what is measured.</summary>
    private static async Task<Cookie> SignInAsync(WebApplication door)
    {
        await using var scope = door.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var sessionId = await services.GetRequiredService<UnitOfWork>().RunAsync(async _ =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            services.GetRequiredService<HotlineDb>().Add(new Account
            {
                Id = id, DisplayName = $"Analyst {id:N}", UserName = $"{id:N}@staff.example", NormalizedUserName = $"{id:N}@STAFF.EXAMPLE",
                Roles = StaffRoles.Analyst, CreatedAt = now.UtcDateTime, JoinedAt = now.UtcDateTime, SecurityStamp = "bench",
            });
            await services.GetRequiredService<HotlineDb>().SaveChangesAsync();
            return services.GetRequiredService<Sessions>().Start(id, SignInWay.PasswordAndCode);
        }, CancellationToken.None);
        var options = door.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(StaffCookies.Session);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim("session", sessionId.ToString("N"))], StaffCookies.Session)),
            new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(24) }, StaffCookies.Session);
        return new Cookie("openhotline-workbench", options.TicketDataFormat.Protect(ticket));
    }
}
