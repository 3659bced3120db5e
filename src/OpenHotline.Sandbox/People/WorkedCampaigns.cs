using OpenHotline.Prevent.Campaigns;
using OpenHotline.Prevent.Help;

namespace OpenHotline.Sandbox.People;

/// <summary>A campaign as an example, with all that belongs to it.</summary>
/// <param name="Picture">What is shown beside the words of some of its creatives.</param>
/// <param name="Links">Channel, placement, and the page that it leads to.</param>
internal sealed record WorkedCampaign(
    CampaignPlan Plan, IReadOnlyList<(CampaignChannel Channel, long Planned, long Spent)> Budget, IReadOnlyList<(GoalFigure Figure, long Target)> Goals,
    IReadOnlyList<CreativeWords> Creatives, WorkedPicture Picture, IReadOnlyList<WorkedLink> Links);

/// <summary>A drawn picture. Its drawing lies beside it as SVG.</summary>
/// <param name="File">Its file in this program.</param>
/// <param name="Alternative">What it shows, in words.</param>
/// <param name="ShownBy">The creatives that show it, by channel and format.</param>
internal sealed record WorkedPicture(string File, string Alternative, IReadOnlyList<(CampaignChannel Channel, string Format)> ShownBy)
{
    public byte[] Read()
    {
        using var bytes = typeof(WorkedPicture).Assembly.GetManifestResourceStream($"Pictures.{File}") ?? throw new InvalidOperationException($"There is no picture {File}.");
        using var whole = new MemoryStream();
        bytes.CopyTo(whole);
        return whole.ToArray();
    }
}

/// <summary>A link of a worked campaign.</summary>
/// <param name="Page">The guidance page that it leads to; null for every other landing.</param>
internal sealed record WorkedLink(CampaignChannel Channel, string Placement, CampaignLanding Landing, string? Page = null)
{
    public static WorkedLink ToGuidance(CampaignChannel channel, string placement, string page) => new(channel, placement, CampaignLanding.GuidancePage, page);
}

/// <summary>The two worked campaigns: one for parents, one for girls of 11 to 13. Their funder and the help services do not exist.</summary>
internal static class WorkedCampaigns
{
    /// <summary>Numbers are from ranges that are kept free for plays and documents.</summary>
    public static readonly IReadOnlyList<HelpService> Services =
    [
        new("GB", "Example Children's Line (not a real service)", HelpFor.YoungPeople, "+44 20 7946 0101", "Every day, day and night", "English"),
        new("GB", "Example Parents' Line (not a real service)", HelpFor.Parents, "+44 20 7946 0102", "Monday to Friday, 9:00 to 17:00", "English, العربية"),
        new("GB", "Example Line for worried adults (not a real service)", HelpFor.AdultsWhoWorry, "+44 20 7946 0103", "Monday to Friday, 9:00 to 21:00", "English"),
        new("FR", "Exemple Écoute Jeunes (service fictif)", HelpFor.YoungPeople, "+33 1 99 00 12 34", "Tous les jours, 8 h à 23 h", "Français, العربية"),
        new("IE", "Example Listening Line (not a real service)", HelpFor.Everybody, "+353 20 910 1234", "Every day, 10:00 to 22:00", "English, Gaeilge"),
    ];

    public const string Trust = "Example Lantern Trust";

    public static IReadOnlyList<WorkedCampaign> All(DateOnly today) => [Parents(today), Girls(today)];

    /// <summary>Over for three weeks. Small, as in one town.</summary>
    public static WorkedCampaign Parents(DateOnly today) => new(
        new CampaignPlan("The talk at the kitchen table", "Parents of children at primary school talk about pictures and strangers before something happens, and know what to do if it does.", CampaignAudience.Parents, Trust, today.AddDays(-63), today.AddDays(-22)) { Country = "GB" },
        [(CampaignChannel.Instagram, 300, 286), (CampaignChannel.YouTube, 320, 311), (CampaignChannel.Display, 160, 148), (CampaignChannel.Poster, 90, 84)],
        [(GoalFigure.Arrivals, 350), (GoalFigure.ReadToEnd, 160), (GoalFigure.HelpContacted, 50)],
        [
            new(CampaignChannel.Instagram, "feed", "Ask before someone else does", "A stranger needs ten minutes. You have every evening. Five ways to begin the talk."),
            new(CampaignChannel.YouTube, "bumper", "Talk first", "Before a stranger does. See how to begin."),
            new(CampaignChannel.YouTube, "in-stream", "Who talks to her at ten?", "She is in her room. So is somebody else. Learn how to begin the talk."),
            new(CampaignChannel.Display, "responsive", "The talk before the talk", "Pictures, strangers, cameras: how to speak about it with your child tonight."),
            new(CampaignChannel.Poster, "a4", "The best lock is a talk", "Children who may tell everything are hard to trick.\nFive minutes at the kitchen table are a good start."),
        ],
        new("kitchen-table.png", "Drawn: a lamp over a kitchen table with two cups, a telephone lying between them, and a tall and a small chair.", [(CampaignChannel.Instagram, "feed"), (CampaignChannel.Poster, "a4")]),
        [
            WorkedLink.ToGuidance(CampaignChannel.Instagram, "Feed, parents of 6 to 10", "parents-talk"), WorkedLink.ToGuidance(CampaignChannel.YouTube, "Before films about cooking", "parents-talk"),
            WorkedLink.ToGuidance(CampaignChannel.Display, "News sites, evening", "parents-tools"), WorkedLink.ToGuidance(CampaignChannel.Poster, "Doctors' waiting rooms", "parents-today"),
        ]);

    /// <summary>Runs.</summary>
    public static WorkedCampaign Girls(DateOnly today) => new(
        new CampaignPlan("No is a whole sentence", "Girls of 11 to 13 know the trick when somebody asks for a picture, say no, and tell an adult.", CampaignAudience.YoungPeople, Trust, today.AddDays(-7), today.AddDays(48)) { AgeFrom = 11, AgeTo = 13, Country = "GB" },
        [(CampaignChannel.Snapchat, 14_000, 3_300), (CampaignChannel.TikTok, 18_000, 4_050), (CampaignChannel.Instagram, 8_000, 1_900), (CampaignChannel.Poster, 4_000, 3_700)],
        [(GoalFigure.Arrivals, 30_000), (GoalFigure.ReadToEnd, 4_000), (GoalFigure.HelpContacted, 500), (GoalFigure.OwnPictures, 60)],
        [
            new(CampaignChannel.Snapchat, "single", "No is a whole sentence", "You do not owe anybody a picture. Here is what to say."),
            new(CampaignChannel.TikTok, "feed", "He says everybody", "He said everybody does it. He said that to everybody. You can say no."),
            new(CampaignChannel.Instagram, "story", "He asked. I blocked.", "Three steps when somebody asks for a picture."),
            new(CampaignChannel.Poster, "a3", "Somebody asks for a picture?", "No is a whole sentence.\nAnd if it has happened already: it is not your fault, and there is a way out."),
        ],
        new("no.png", "Drawn: a telephone on which somebody has written twice, and the answer in large letters: No.", [(CampaignChannel.Snapchat, "single"), (CampaignChannel.Poster, "a3")]),
        [
            WorkedLink.ToGuidance(CampaignChannel.Snapchat, "Between stories", "asked-for-pictures"), WorkedLink.ToGuidance(CampaignChannel.TikTok, "Feed, after school", "asked-for-pictures"),
            WorkedLink.ToGuidance(CampaignChannel.Instagram, "Stories", "somebody-threatens"), WorkedLink.ToGuidance(CampaignChannel.Poster, "School corridors", "not-your-fault"),
            new(CampaignChannel.Poster, "Sports halls", CampaignLanding.HelpPage), new(CampaignChannel.Snapchat, "After the third story", CampaignLanding.OwnPicturePage),
        ]);
}
