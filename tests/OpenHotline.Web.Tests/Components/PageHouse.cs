using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Tests.Components;

/// <summary>A door with nothing behind it but the fixture pages, on a loopback port of its own.</summary>
internal sealed class PageHouse : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageHouse(WebApplication app, Posts posts)
    {
        this.app = app;
        Posts = posts;
        Address = new Uri(app.Urls.First());
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public Posts Posts { get; }

    public static async Task<PageHouse> StartAsync(DoorName door, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddDoorPages(door);
        var made = builder.Build();
        made.UseDoorPages();
        made.MapThemeChoice();
        made.MapGet("/form", () => new RazorComponentResult<FormFixture>());
        made.MapGet("/form-with-errors", () => new RazorComponentResult<FormFixture>(new { Errors = Mistakes }));
        made.MapGet("/question", () => new RazorComponentResult<QuestionFixture>(new { Errors = FieldErrors.Of(new FieldError("address", "Enter the address of the page")) }));
        made.MapGet("/pieces", () => new RazorComponentResult<PiecesFixture>());
        made.MapGet("/figures", () => new RazorComponentResult<FiguresFixture>()).WithMetadata(new KeptInCaches("public, max-age=300"));
        made.MapGet("/fails", string () => throw new InvalidOperationException("https://host.example/secret"));
        made.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        made.MapGet("/problem", () => Results.Problem(statusCode: 409));
        made.MapGet("/work", () => new RazorComponentResult<WorkFixture>());
        var heard = new Posts();
        foreach (var path in (string[])["/copy", "/look", "/give-back", "/assess"]) made.MapPost(path, Task<IResult> (HttpContext http, CancellationToken _) => heard.TakeAsync(path, http));
        made.MapGet("/drawing.svg", () => Results.Content("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'><rect width='40' height='30' fill='teal'/><text x='4' y='18' font-size='6'>TRAINING</text></svg>", "image/svg+xml"));
        made.MapGet("/live", (CancellationToken stop) => TypedResults.ServerSentEvents(heard.NewsAsync(stop)));
        made.MapGet("/progress", (CancellationToken stop) => TypedResults.ServerSentEvents(heard.ProgressAsync(stop)));
        made.MapGet("/claimed/{ticket}", (string ticket) => "claimed " + ticket);
        await made.StartAsync();
        return new PageHouse(made, heard);
    }

    public static FieldErrors Mistakes => FieldErrors.Of(
        new FieldError("address", "Enter the address of the page"),
        new FieldError("day.part", "Enter your reference"),
        new FieldError("note", "Write less than 2,000 characters"),
        new FieldError("where", "Choose where you saw it"),
        new FieldError("shown", "Choose what was on the page"),
        new FieldError("language", "Choose a language"),
        new FieldError("seenOn", "Enter a day"),
        new FieldError("", "The page had been open for too long: send it again"));

    public async Task<IDocument> OpenAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
