using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OpenHotline.Facts.Codes;
using OpenHotline.Sandbox.Hosts;
using OpenHotline.Sandbox.Mail;

namespace OpenHotline.Sandbox.Visiting;

/// <summary>Answers a notice as its recipient does: by the link in the mail, the code from the mailbox, and a button on the page.</summary>
/// <remarks>Through the hosts' door only; knows of the hotline what its pages show.</remarks>
public sealed class AnswerNotice(Letterboxes boxes, TimeProvider clock)
{
    private const int MaxPages = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    private static readonly Dictionary<string, string> Nothing = [];

    public async Task<bool> RunAsync(NoticeLetter notice, HostAnswer answer, CancellationToken cancellation)
    {
        using var visitor = new HouseVisitor(new Uri(notice.Link.GetLeftPart(UriPartial.Authority)));
        var begunAt = clock.GetUtcNow().UtcDateTime;
        var page = await visitor.OpenAsync(notice.Link, cancellation);
        for (var pages = 0; pages < MaxPages && page.Status < 400; pages++)
        {
            if (AnswerForm(page) is { } form)
            {
                var answered = await page.SubmitAsync(form, Answers(form, notice, answer), cancellation, ((int)answer).ToString(CultureInfo.InvariantCulture));
                return answered.Status < 400;
            }

            if (CodeField(page) is { } code)
            {
                if (await CodeAsync(notice.Letter.Mailbox, begunAt, cancellation) is not { } typed) return false;
                page = await page.SubmitAsync(code.Form!, new Dictionary<string, string>(StringComparer.Ordinal) { [code.Name!] = typed }, cancellation);
                continue;
            }

            if (page.Forms.Count == 0) return false;
            page = await page.SubmitAsync(page.Forms[0], Nothing, cancellation);
        }

        return false;
    }

    /// <summary>Answers for this ticket alone where the page lets one choose, else for all that is open.</summary>
    private static Dictionary<string, string> Answers(IHtmlFormElement form, NoticeLetter notice, HostAnswer answer)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { ["all"] = "true", ["text"] = answer == HostAnswer.NotOurs ? "It lies with somebody else. We have passed your notice on." : "" };
        var choice = form.QuerySelectorAll("input[name=chosen]").OfType<IHtmlInputElement>().FirstOrDefault(one => one.ParentElement?.TextContent.Contains(notice.Ticket, StringComparison.Ordinal) == true);
        if (choice is not null) (given["all"], given["chosen"]) = ("false", choice.Value);
        return given;
    }

    private static IHtmlInputElement? CodeField(SeenPage page) => page.Forms
        .SelectMany(form => form.QuerySelectorAll("input[name=code]").OfType<IHtmlInputElement>()).FirstOrDefault();

    private static IHtmlFormElement? AnswerForm(SeenPage page) => page.Forms.FirstOrDefault(form => form.QuerySelector("button[name=answer]") is not null);

    private async Task<string?> CodeAsync(string mailbox, DateTime since, CancellationToken cancellation)
    {
        for (var until = clock.GetUtcNow() + Patience; clock.GetUtcNow() < until; await Task.Delay(Glance, clock, cancellation))
        {
            if (boxes.In(mailbox).Where(letter => letter.ReceivedAt >= since).Select(NoticeLetter.CodeIn).FirstOrDefault(code => code is not null) is { } found) return found;
        }

        return null;
    }
}
