using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Accounts;
using OpenHotline.Matching.Index;
using OpenHotline.Recognise;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Banks;

/// <summary>A hash to look up.</summary>
public sealed record LookUpForm
{
    [MaxLength(1000)]
    public string? Hash { get; init; }
}

/// <summary>A bank to set up.</summary>
public sealed record BankForm
{
    [MaxLength(AddBank.MaxNameCharacters * 2)]
    public string? Name { get; init; }

    [Range(0, 99)]
    public int Purpose { get; init; }

    [MaxLength(AddBank.MaxNameCharacters * 2)]
    public string? Contributor { get; init; }
}

/// <summary>Hashes, one a line.</summary>
public sealed record EntriesForm
{
    [MaxLength(1024 * 1024)]
    public string? Hashes { get; init; }

    /// <summary>A <see cref="LongHash"/>; SHA-256 where nothing was chosen.</summary>
    [Range(0, 99)]
    public int LongHash { get; init; }

    /// <summary>True to find PDQ hashes of low quality by distance too.</summary>
    public bool LowQuality { get; init; }
}

/// <summary>Up to how many bits away a bank's PDQ hashes are found.</summary>
public sealed record RadiusForm
{
    [MaxLength(10)]
    public string? Radius { get; init; }
}

/// <summary>What is said about an entry: the number of an <see cref="EntrySaying"/>, and why.</summary>
public sealed record SayingForm
{
    [Range(0, 99)]
    public int Saying { get; init; }

    [MaxLength(JudgeEntry.MaxReasonCharacters * 2)]
    public string? Reason { get; init; }
}

/// <summary>Hash banks: look up, add, confirm, challenge, withdraw.</summary>
public static class BankPages
{
    /// <summary>A million lines, and room for the paths that stand in them.</summary>
    private const long MaxFileBytes = 512L * 1024 * 1024;

    public static IEndpointRouteBuilder MapBanks(this IEndpointRouteBuilder door)
    {
        door.MapGet("/banks", ListAsync).RequirePermission(Permission.Recognise);
        door.MapPost("/banks", AddAsync).RequirePermission(Permission.Recognise);
        door.MapPost("/banks/look-up", LookUpAsync).RequirePermission(Permission.Recognise);
        door.MapGet("/banks/{bankId:guid}", ShowAsync).RequirePermission(Permission.Recognise);
        door.MapPost("/banks/{bankId:guid}/entries", AddEntriesAsync).RequirePermission(Permission.Recognise);
        // The token stands in the first part and is asked for by hand, so that the file is never written to disk.
        door.MapPost("/banks/{bankId:guid}/file", AddFileAsync).RequirePermission(Permission.Recognise).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxFileBytes));
        door.MapPost("/banks/{bankId:guid}/radius", SetRadiusAsync).RequirePermission(Permission.Recognise);
        door.MapPost("/banks/{bankId:guid}/entries/{entryId:guid}", SayAsync).RequirePermission(Permission.Recognise);
        return door;
    }

    private static async Task<RazorComponentResult<BanksPage>> ListAsync(ReadBanks read, CancellationToken stop) => new(new { Banks = await read.AllAsync(stop) });

    // A POST, so that no hash stands in an address.
    private static async Task<IResult> LookUpAsync([FromForm] LookUpForm form, LookUpHash lookUp, ReadBanks read, CancellationToken stop)
    {
        var banks = await read.AllAsync(stop);
        return await lookUp.RunAsync(form.Hash, forCase: null, stop) switch
        {
            LookUpHash.Outcome.LookedUp found => new RazorComponentResult<BanksPage>(new { Banks = banks, Found = found }),
            LookUpHash.Outcome.NotAHash wrong => Again(banks, new FieldError("hash", wrong.Sentence)),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<IResult> AddAsync([FromForm] BankForm form, AddBank add, ReadBanks read, CancellationToken stop) =>
        await add.RunAsync(form.Name, (BankPurpose)form.Purpose, form.Contributor, stop) switch
        {
            AddBank.Outcome.Added added => TypedResults.LocalRedirect($"/banks/{added.BankId:D}"),
            AddBank.Outcome.Refused refused => Again(await read.AllAsync(stop), refused.Why switch
            {
                AddBank.Refusal.NoName => new FieldError("name", "Enter a name for the bank"),
                AddBank.Refusal.NameTaken => new FieldError("name", "There is a bank of that name: choose another"),
                AddBank.Refusal.NoContributor => new FieldError("contributor", "Enter who gave the hashes"),
                AddBank.Refusal.TooMany => new FieldError("name", $"There are {AddBank.MostBanks} banks already, and no more can be kept"),
                AddBank.Refusal.NoSuchPurpose => new FieldError("purpose", "Choose what the hashes stand for"),
                _ => new FieldError("name", $"Use at most {AddBank.MaxNameCharacters} characters"),
            }),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> ShowAsync(Guid bankId, ReadBanks read, HttpContext http) => await PageAsync(bankId, read, http, FieldErrors.None);

    private static async Task<IResult> AddEntriesAsync(Guid bankId, [FromForm] EntriesForm form, AddEntries add, ReadBanks read, HttpContext http)
    {
        if (string.IsNullOrWhiteSpace(form.Hashes)) return await PageAsync(bankId, read, http, FieldErrors.Of(new FieldError("hashes", "Paste at least one hash")));
        using var lines = new StringReader(form.Hashes);
        return await AddLinesAsync(bankId, lines, new EntryWish(LongHashOf(form.LongHash), form.LowQuality), add, read, http);
    }

    private static async Task<IResult> AddFileAsync(Guid bankId, HttpContext http, IAntiforgery antiforgery, AddEntries add, ReadBanks read)
    {
        if (await StreamedUpload.ReadAsync(http, http.RequestAborted) is not { } upload) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        http.Request.Headers["RequestVerificationToken"] = upload.Token;
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (upload.File is null) return await PageAsync(bankId, read, http, FieldErrors.Of(new FieldError("file", "Choose a file of hashes")));
        using var lines = new StreamReader(upload.File);
        return await AddLinesAsync(bankId, lines, new EntryWish(LongHashOf(int.TryParse(upload.Fields.GetValueOrDefault("longHashOfFile"), out var number) ? number : 0), upload.Fields.GetValueOrDefault("lowQualityOfFile") == "true"), add, read, http);
    }

    private static async Task<IResult> AddLinesAsync(Guid bankId, TextReader lines, EntryWish wish, AddEntries add, ReadBanks read, HttpContext http) =>
        await add.RunAsync(bankId, lines, wish, http.RequestAborted) is AddEntries.Outcome.Done done ? await PageAsync(bankId, read, http, FieldErrors.None, done) : TypedResults.NotFound();

    private static LongHash LongHashOf(int number) => number == (int)LongHash.Pdq ? LongHash.Pdq : LongHash.Sha256;

    private static async Task<IResult> SetRadiusAsync(Guid bankId, [FromForm] RadiusForm form, SetRadius set, ReadBanks read, HttpContext http)
    {
        var outcome = int.TryParse(form.Radius?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var radius) ? await set.RunAsync(bankId, radius, http.RequestAborted) : SetRadius.Outcome.OutOfBounds;
        return outcome switch
        {
            SetRadius.Outcome.Set => TypedResults.LocalRedirect($"/banks/{bankId:D}"),
            SetRadius.Outcome.NoSuchBank => TypedResults.NotFound(),
            _ => await PageAsync(bankId, read, http, FieldErrors.Of(new FieldError("radius", $"Enter a number of bits from 0 to {RadiusIndex.MaxRadius}"))),
        };
    }

    private static async Task<IResult> SayAsync(Guid bankId, Guid entryId, [FromForm] SayingForm form, JudgeEntry judge, ReadBanks read, HttpContext http)
    {
        if (!Enum.IsDefined((EntrySaying)form.Saying)) return TypedResults.BadRequest();
        if (await judge.RunAsync(entryId, (EntrySaying)form.Saying, form.Reason, http.RequestAborted) is not JudgeEntry.Outcome.Refused refused) return TypedResults.LocalRedirect($"/banks/{bankId:D}");
        var sentence = refused.Why switch
        {
            JudgeEntry.Refusal.NoReason => "Write why",
            JudgeEntry.Refusal.ReasonTooLong => $"Use at most {JudgeEntry.MaxReasonCharacters} characters",
            JudgeEntry.Refusal.ConfirmedBefore => "You have confirmed this one before",
            JudgeEntry.Refusal.SomebodyElseMust => "Somebody else has to do this: you added it or challenged it",
            JudgeEntry.Refusal.OnlyByAssessment => "A young person gave it, and nobody has seen the picture: only an assessed page on which it is met confirms it",
            JudgeEntry.Refusal.Withdrawn => "It has been withdrawn in the meantime",
            JudgeEntry.Refusal.NoSuchEntry => "There is no such entry",
            _ => "That is not possible now: its state has changed",
        };
        return await PageAsync(bankId, read, http, FieldErrors.Of(new FieldError("", sentence)));
    }

    private static async Task<IResult> PageAsync(Guid bankId, ReadBanks read, HttpContext http, FieldErrors errors, AddEntries.Outcome.Done? done = null)
    {
        if ((await read.AllAsync(http.RequestAborted)).FirstOrDefault(bank => bank.BankId == bankId) is not { } bank) return TypedResults.NotFound();
        var entries = await read.EntriesAsync(bankId, http.RequestAborted);
        return new RazorComponentResult<BankPage>(new { Bank = bank, Entries = entries, Errors = errors, Done = done }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
    }

    private static RazorComponentResult<BanksPage> Again(IReadOnlyList<ReadBanks.Line> banks, FieldError error) =>
        new(new { Banks = banks, Errors = FieldErrors.Of(error) }) { StatusCode = StatusCodes.Status400BadRequest };
}
