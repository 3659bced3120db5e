using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Web.Workbench.Assessing;

/// <summary>The answers as posted: one code for each question of the set, by the question's id.</summary>
/// <remarks>Members, not constructor parameters: the form binder calls a parameter missing that no radio button was ticked for.</remarks>
public sealed record AssessingForm
{
    [Range(0, 99)]
    public int? Kind { get; init; }

    [Range(0, 99)]
    public int? Origin { get; init; }

    [Range(0, 99)]
    public int? Shown { get; init; }

    [Range(0, 99)]
    public int? Development { get; init; }

    [Range(0, 99)]
    public int? Age { get; init; }

    [Range(0, 99)]
    public int? Sex { get; init; }

    [Range(0, 99)]
    public int? Made { get; init; }

    [Range(0, 99)]
    public int? Commercial { get; init; }

    [Range(0, 99)]
    public int? Site { get; init; }

    [Range(0, 99)]
    public int? Risk { get; init; }

    [MaxLength(20_000)]
    public string? Note { get; init; }

    /// <summary>What comes after submitting: <c>next</c>, <c>pause</c>; <c>work-out</c> or <c>look-up</c> to submit nothing yet.</summary>
    [MaxLength(20)]
    public string? Then { get; init; }

    /// <summary>The hash of a picture, to be looked up in the banks.</summary>
    [MaxLength(200)]
    public string? Hash { get; init; }

    /// <summary>Where the doubtful parts of the address begin that are to be taken out before anybody outside sees it.</summary>
    [MaxLength(200)]
    public int[]? Strip { get; init; }

    /// <summary>Set where those parts stood on the form, so that none ticked means none; null where the form had none.</summary>
    [MaxLength(10)]
    public string? Strips { get; init; }

    /// <summary>Made with the form, so that the same form sent twice counts once.</summary>
    public Guid? Token { get; init; }

    /// <summary>For a change: the revision that was seen.</summary>
    public Guid? Replaces { get; init; }

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
