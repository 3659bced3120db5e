using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Intake.Imports;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>Imports of CSV files by upload. The file streams into sealed reports and lies nowhere in clear.</summary>
internal static class ImportPages
{
    public static IEndpointRouteBuilder MapImport(this IEndpointRouteBuilder door)
    {
        door.MapGet("/import", () => new RazorComponentResult<ImportPage>()).RequirePermission(Permission.ImportReports);
        // The token stands in the first part and is asked for below: the framework would first write the whole file to disk to find it.
        door.MapPost("/import", ImportAsync).RequirePermission(Permission.ImportReports).DisableAntiforgery().WithMetadata(new NoBodyLimit());
        door.MapGet("/import/running", (RunningImports running, CurrentAccount account) => new RazorComponentResult<RunningImportsPage>(new { Uploads = Own(running, account) })).RequirePermission(Permission.ImportReports).WithMetadata(new NotUse());
        door.MapGet("/import/{name:regex(^[0-9a-f]{{32}}$)}", Results).RequirePermission(Permission.ImportReports);
        return door;
    }

    private static async Task<IResult> ImportAsync(HttpContext http, IAntiforgery antiforgery, ImportReports import, HouseSettings settings, RunningImports running, CurrentAccount account, TimeProvider clock)
    {
        var upload = await StreamedUpload.ReadAsync(http, http.RequestAborted);
        if (upload is null) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        http.Request.Headers["RequestVerificationToken"] = upload.Token;
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (upload.File is null) return Page(FieldErrors.Of(new FieldError("file", "Choose a CSV file")));

        var beginning = await BeginningAsync(upload.File, http.RequestAborted);
        var key = ImportKey.OfUpload(upload.FileName, beginning.Span);
        var own = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) own.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var results = File.Open(PathOf(settings, key.Name), own);
        using var told = running.Begin(account.Id, clock.GetUtcNow().UtcDateTime);
        // The whole request is a little longer than the file in it: near enough for the time that is left.
        var outcome = await import.RunAsync(new ContinuedStream(beginning, upload.File), key, SourceOf(upload), results, http.Request.ContentLength, told, http.RequestAborted);
        return outcome is ImportReports.Outcome.NoHeader
            ? Page(FieldErrors.Of(new FieldError("file", "The first line must name the columns: address, and any of referrer, note, source, received_at")))
            : new RazorComponentResult<ImportedPage>(new { Outcome = outcome, ResultsHref = $"/import/{key.Name}" });
    }

    private static ReportSource SourceOf(StreamedUpload upload) =>
        int.TryParse(upload.Fields.GetValueOrDefault("source"), out var number) && Enum.IsDefined((ReportSource)number) ? (ReportSource)number : ReportSource.Other;

    /// <summary>Up to the first 64 KiB of a file.</summary>
    private static async Task<ReadOnlyMemory<byte>> BeginningAsync(Stream file, CancellationToken cancellation)
    {
        var bytes = new byte[64 * 1024];
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return bytes.AsMemory(0, length);
    }

    private static IReadOnlyList<RunningImports.Upload> Own(RunningImports running, CurrentAccount account) => [.. running.Now.Where(one => one.AccountId == account.Id)];

    private static RazorComponentResult<ImportPage> Page(FieldErrors errors) => new(new { Errors = errors }) { StatusCode = StatusCodes.Status400BadRequest };

    private static Results<PhysicalFileHttpResult, NotFound> Results(string name, HouseSettings settings) =>
        File.Exists(PathOf(settings, name)) ? TypedResults.PhysicalFile(PathOf(settings, name), "text/csv", $"{name}.results.csv") : TypedResults.NotFound();

    private static string PathOf(HouseSettings settings, string name)
    {
        var folder = Path.Combine(settings.DataFolder, "imports");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{name}.results.csv");
    }

    private sealed record NoBodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
