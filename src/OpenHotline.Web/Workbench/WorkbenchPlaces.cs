using OpenHotline.Ground.Accounts;
using OpenHotline.Web.Components;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench;

/// <summary>The places of the workbench in the order of the work, each with what it asks for.</summary>
public static class WorkbenchPlaces
{
    /// <param name="Says">What is done there, for the start page.</param>
    public sealed record Place(string Text, string Href, Permission Asks, string Says);

    public static readonly IReadOnlyList<Place> All =
    [
        new("Start", "/", Permission.SignedIn, ""),
        new("Queue", "/queue", Permission.Assess, "What is next and why. Take a report and assess it."),
        new("Opinions", "/opinions", Permission.SecondOpinion, "Second opinions, disputes and calibration."),
        new("Takedown", "/takedown", Permission.Takedown, "What is still up, with whom, and what is due."),
        new("Checks", "/checks", Permission.Takedown, "What a machine could not judge: is it gone?"),
        new("Referrals", "/refer", Permission.Refer, "Holds for the police and cases for other hotlines."),
        new("Hash banks", "/banks", Permission.Recognise, "Known pictures by their hashes."),
        new("Cases", "/cases", Permission.SeeCases, "What was opened last, each webpage with its timeline."),
        new("Overview", "/overview", Permission.Figures, "How the work goes: what came in, what is open, how long removals take."),
        new("Figures", "/figures", Permission.Figures, "Live figures, comparisons, closed periods, reports."),
        new("Campaigns", "/campaigns", Permission.ReviewPrevention, "Campaigns, their links and posters, and what they brought."),
        new("Guidance", "/guidance", Permission.ReviewPrevention, "What parents, young people and schools read, and who can help."),
        new("Import", "/import", Permission.ImportReports, "Reports from a CSV file."),
        new("Members", "/members", Permission.ManageHouse, "Member companies and their keys."),
        new("Accounts", "/accounts", Permission.ManageAccounts, "People, roles, sessions and invitations."),
        new("Two people", "/acts", Permission.ApproveSecond, "What waits for a second person."),
        new("House", "/house", Permission.ManageHouse, "Training mode, retention and legal hold."),
        new("Timeline", "/timeline", Permission.Audit, "Verify the timeline; open the book of looks."),
    ];

    /// <summary>The places that the signed-in person may go to.</summary>
    public static IReadOnlyList<NavigationLink> For(CurrentAccount account) =>
        [.. All.Where(place => account.May(place.Asks)).Select(place => new NavigationLink(place.Text, place.Href))];
}
