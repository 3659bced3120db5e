using OpenHotline.Prevent.Guidance;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Guidance;

/// <summary>What is wrong with a guidance text, in words.</summary>
internal static class GuidanceRefusals
{
    public static IReadOnlyList<FieldError> Of(WriteGuidance.Outcome.Refused refused) => refused.Why switch
    {
        GuidanceText.Refusal.NoSuchAudience => [new("audience", "Choose for whom it is")],
        GuidanceText.Refusal.NoSuchReadingAge => [new("readingAge", "Enter an age from 6 to 18")],
        GuidanceText.Refusal.NoTitle => [new("title", "Enter a title")],
        GuidanceText.Refusal.NoSummary => [new("summary", "Enter a sentence that says what it is")],
        GuidanceText.Refusal.NoWords => [new("markdown", "Write the page")],
        GuidanceText.Refusal.TooLong => [new("markdown", "Write less: a title has at most 120 characters, a summary 300, a page 20,000")],
        GuidanceText.Refusal.HasWhatIsNotAllowed => [.. refused.Faults.Select(fault => new FieldError("markdown", Of(fault)))],
        _ => [new("", "There is no such page or language")],
    };

    public static string Of(GuidanceMarkdown.Fault fault) => fault switch
    {
        GuidanceMarkdown.Fault.Html => "Take out the HTML: it would be shown as typed",
        GuidanceMarkdown.Fault.Picture => "Take out the picture: guidance has words only",
        GuidanceMarkdown.Fault.Link => "Mend the links: they lead to a page of ours (/report), an https address or a telephone number (tel:)",
        GuidanceMarkdown.Fault.Heading => "Use headings with two or three # signs",
        GuidanceMarkdown.Fault.DeadLink => "Mend the links to guidance: one leads to a page that nobody can read in this language",
        _ => "Take out code blocks",
    };
}
