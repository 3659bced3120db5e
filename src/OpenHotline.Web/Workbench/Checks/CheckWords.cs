using OpenHotline.Facts.Codes;
using OpenHotline.Verify;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Workbench.Checks;

/// <summary>How checks are spoken of on the workbench.</summary>
public static class CheckWords
{
    public static string Of(CheckReason reason) => reason switch
    {
        CheckReason.SameContent => "The same, byte for byte",
        CheckReason.SimilarContent => "Nearly the same",
        CheckReason.FirstLook => "Something answers, and there is nothing to compare it with",
        CheckReason.SaidGone => "The server says there is nothing",
        CheckReason.ServerError => "The server answers with an error",
        CheckReason.ShutOff => "A sign-in or a block stands in front of it",
        CheckReason.LedToOtherSite => "It leads to another site, with other content",
        CheckReason.LedToFrontPage => "It leads to a front page",
        CheckReason.ChangedContent => "It answers, and the content is another",
        CheckReason.DifferentByWay => "Different visitors are shown different things",
        CheckReason.NoSuchName => "The name does not exist",
        CheckReason.NoAnswer => "Nobody answers",
        CheckReason.NotGoneTo => "It leads to an address that we do not go to",
        _ => "Something is there that cannot be compared",
    };

    public static string Of(WatchState state) => state switch
    {
        WatchState.Confirming => "First look due",
        WatchState.Watching => "Still up",
        WatchState.ProvingGone => "Found gone, being proven",
        WatchState.Gone => "Removed, watched for its return",
        _ => "No longer watched",
    };

    /// <summary>"45 min", "26 h", "3 days".</summary>
    public static string Took(long seconds) => seconds switch
    {
        < 120 => $"{seconds} s",
        < 7200 => $"{seconds / 60} min",
        < 2 * 86_400 => $"{seconds / 3600} h",
        _ => $"{seconds / 86_400} days",
    };

    public static IReadOnlyList<Choice> WhatCanBeSeen { get; } =
    [
        Choose(PersonSaw.NotFoundPage, "A page that says it is not there", "Counts as removed", '1'),
        Choose(PersonSaw.ParkedPage, "A parked name or advertisements", "Counts as removed", '2'),
        Choose(PersonSaw.OtherContent, "Something else, and lawful", "Counts as removed", '3'),
        Choose(PersonSaw.SameContent, "The same as was assessed, here or where it leads", "Still up: the checks go on from what is there now", '4'),
        Choose(PersonSaw.SignIn, "A sign-in", "Restricted: it does not count as removed", '5'),
        Choose(PersonSaw.CountryBlock, "A block by country or network", "Restricted", '6'),
        Choose(PersonSaw.AgeGate, "A question of age that hides it", "Restricted", '7'),
    ];

    private static Choice Choose(PersonSaw saw, string text, string hint, char key) => new(((int)saw).ToString(System.Globalization.CultureInfo.InvariantCulture), text, hint, key);
}
