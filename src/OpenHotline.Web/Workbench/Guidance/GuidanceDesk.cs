using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenHotline.Ground.Accounts;
using OpenHotline.Prevent;
using OpenHotline.Prevent.Guidance;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench.Guidance;

/// <summary>Lays a guidance page out for those who keep it.</summary>
public sealed class GuidanceDesk(ListGuidance list, ReadGuidance read, ReadPointers pointers, CurrentAccount account)
{
    /// <param name="typed">What was typed and is not kept yet; null to begin with what everybody reads now.</param>
    /// <param name="isPreview">Shows what was typed as everybody would read it.</param>
    public async Task<IResult> ShowAsync(string page, string language, FieldErrors errors, CancellationToken cancellation, GuidanceText? typed = null, bool isPreview = false)
    {
        if (!Languages.Are(language) || !GuidanceText.IsShortName(page)) return TypedResults.NotFound();
        var versions = await list.VersionsAsync(page, language, cancellation);
        var shown = await read.FindAsync(page, language, cancellation);
        var newest = versions.Count > 0 ? versions[0].Row : null;
        var text = typed ?? (newest is null ? shown?.Text : Text(newest)) ?? ListGuidance.Shipped(page, language) ?? new GuidanceText(page, language, GuidanceAudience.Everybody, 11, "", "", "");
        return new RazorComponentResult<GuidanceDeskPage>(new
        {
            Text = text, Shown = shown, Versions = versions, Errors = errors, IsPreview = isPreview, MayWrite = account.May(Permission.Campaigns),
            Pointers = shown is null || isPreview ? null : await pointers.RunAsync(page, language, cancellation),
            Faults = isPreview ? GuidanceMarkdown.FaultsIn(text.Markdown) : [],
        })
        { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
    }

    /// <summary>One version as everybody would read it.</summary>
    public async Task<IResult> VersionAsync(Guid versionId, CancellationToken cancellation) =>
        await list.VersionAsync(versionId, cancellation) is { } version
            ? new RazorComponentResult<GuidanceVersionPage>(new { Version = version }) : TypedResults.NotFound();

    private static GuidanceText Text(GuidanceVersion version) => new(version.Page, version.Language, version.Audience, version.ReadingAge, version.Title, version.Summary, version.Markdown);
}
