using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>The answers as posted: one code for each question of the set, by the question's id.</summary>
/// <param name="Then">What comes after submitting: <c>next</c>, <c>pause</c>, or <c>work-out</c> to submit nothing yet.</param>
/// <param name="Token">Made with the form, so that the same form sent twice counts once.</param>
/// <param name="Replaces">For a change: the revision that was seen.</param>
public sealed record AssessingForm(
    [property: Range(0, 99)] int? Kind, [property: Range(0, 99)] int? Origin, [property: Range(0, 99)] int? Shown, [property: Range(0, 99)] int? Development, [property: Range(0, 99)] int? Age,
    [property: Range(0, 99)] int? Sex, [property: Range(0, 99)] int? Made, [property: Range(0, 99)] int? Commercial, [property: Range(0, 99)] int? Site, [property: Range(0, 99)] int? Risk,
    [property: MaxLength(20_000)] string? Note, [property: MaxLength(20)] string? Then, Guid? Token, Guid? Replaces)
{
    /// <summary>What was ticked, by question id.</summary>
    public Dictionary<string, int> Ticked()
    {
        var ticked = new Dictionary<string, int>(StringComparer.Ordinal);
        (string Id, int? Code)[] all =
        [
            ("kind", Kind), ("origin", Origin), ("shown", Shown), ("development", Development), ("age", Age),
            ("sex", Sex), ("made", Made), ("commercial", Commercial), ("site", Site), ("risk", Risk),
        ];
        foreach (var (id, code) in all)
        {
            if (code is { } given) ticked[id] = given;
        }

        return ticked;
    }
}
