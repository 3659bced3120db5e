using AngleSharp.Html.Dom;
using OpenHotline.Sandbox.Visiting;

namespace OpenHotline.Sandbox.Reporters;

/// <summary>Reports an address as somebody with a browser without script does: page by page through the public form.</summary>
public sealed class ReportByForm(Uri publicDoor, TimeProvider clock)
{
    private const int MaxPages = 8;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    /// <summary>The receipt; null when the form could not be brought to its end.</summary>
    public async Task<string?> RunAsync(string address, string note, bool childInDanger, CancellationToken cancellation)
    {
        using var visitor = new HouseVisitor(publicDoor);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address, ["note"] = note, ["danger"] = childInDanger ? "yes" : "unknown" };
        var page = await visitor.OpenAsync("report", cancellation);
        for (var pages = 0; pages < MaxPages; pages++)
        {
            if (page.Document.QuerySelector(".oh-code") is { } code) return code.TextContent.Trim();
            if (FormOf(page) is not { } form) return null;
            if (form.GetAttribute("data-form") == "wait") await Task.Delay(Wait, clock, cancellation);
            page = await page.SubmitAsync(form, answers, cancellation);
        }

        return null;
    }

    private static IHtmlFormElement? FormOf(SeenPage page) => page.Forms.FirstOrDefault(form => form.GetAttribute("data-form") is "report" or "wait");
}
