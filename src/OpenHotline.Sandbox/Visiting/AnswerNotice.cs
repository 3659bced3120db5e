using AngleSharp.Html.Dom;
using OpenHotline.Sandbox.Hosts;
using OpenHotline.Sandbox.Mail;

namespace OpenHotline.Sandbox.Visiting;

/// <summary>Answers a notice as its recipient does: by the link in the mail, the code from the mailbox, and a button on the page.</summary>
/// <remarks>Through the hosts' door only; knows of the hotline what its pages show.</remarks>
public sealed class AnswerNotice(Letterboxes boxes, TimeProvider clock)
{
    private const int MaxPages = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Dictionary<string, string> Nothing = [];

    /// <param name="answer">The value of the answer on the page, whatever its capitals and dashes.</param>
    public async Task<bool> RunAsync(NoticeLetter notice, string answer, CancellationToken cancellation)
    {
        using var visitor = new HouseVisitor(new Uri(notice.Link.GetLeftPart(UriPartial.Authority)));
        var begunAt = clock.GetUtcNow().UtcDateTime;
        var page = await visitor.OpenAsync(notice.Link, cancellation);
        for (var pages = 0; pages < MaxPages && page.Status < 400; pages++)
        {
            if (AnswerForm(page, answer) is var (form, name, value))
            {
                var answered = await page.SubmitAsync(form, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }, cancellation, value);
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

    private static IHtmlInputElement? CodeField(SeenPage page) => page.Forms
        .SelectMany(form => form.QuerySelectorAll("input").OfType<IHtmlInputElement>())
        .FirstOrDefault(input => input.Type is "text" or "tel" or "number" && input.Name?.Contains("code", StringComparison.OrdinalIgnoreCase) == true);

    private static (IHtmlFormElement Form, string Name, string Value)? AnswerForm(SeenPage page, string answer)
    {
        foreach (var form in page.Forms)
        {
            foreach (var element in form.QuerySelectorAll("input[type=radio], button[name]"))
            {
                if (Plain(element.GetAttribute("value")) == Plain(answer)) return (form, element.GetAttribute("name") ?? "", element.GetAttribute("value")!);
            }
        }

        return null;
    }

    private async Task<string?> CodeAsync(string mailbox, DateTime since, CancellationToken cancellation)
    {
        for (var until = clock.GetUtcNow() + Patience; clock.GetUtcNow() < until; await Task.Delay(TimeSpan.FromMilliseconds(250), clock, cancellation))
        {
            if (boxes.In(mailbox).Where(letter => letter.ReceivedAt >= since).Select(NoticeLetter.CodeIn).FirstOrDefault(code => code is not null) is { } found) return found;
        }

        return null;
    }

    private static string Plain(string? word) => new([.. (word ?? "").Where(char.IsLetter).Select(char.ToLowerInvariant)]);
}
