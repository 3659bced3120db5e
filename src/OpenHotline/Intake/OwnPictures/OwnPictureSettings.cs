using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>Who helps young people and adults beside us. Section <c>OwnPicture</c>.</summary>
public sealed record OwnPictureSettings
{
    /// <summary>The helpline's name, as the pages say it; null for "Child Helpline" in the language of the page.</summary>
    [MaxLength(80)]
    public string? HelplineName { get; init; }

    /// <summary>The helpline's name where a language has another: <c>HelplineNames:fr</c>.</summary>
    public IReadOnlyDictionary<string, string> HelplineNames { get; init; } = new Dictionary<string, string>();

    /// <summary>The helpline's telephone number.</summary>
    [Required, MaxLength(40)]
    public string HelplineCall { get; init; } = "116 111";

    /// <summary>The helpline's own page; null for none.</summary>
    public Uri? HelplinePage { get; init; }

    /// <summary>Where hand-overs are mailed to; null where the helpline takes none, and then none is offered.</summary>
    [EmailAddress, MaxLength(254)]
    public string? HelplineMailbox { get; init; }

    /// <summary>Where somebody who is 18 or older finds help; null to lead to the hotline's own list of help services, where one of them is for everybody.</summary>
    public Uri? AdultsPage { get; init; }

    /// <summary>The name of that service; null for "a helpline for adults" in the language of the page.</summary>
    [MaxLength(80)]
    public string? AdultsName { get; init; }

    /// <summary>The name of that service where a language has another: <c>AdultsNames:fr</c>.</summary>
    public IReadOnlyDictionary<string, string> AdultsNames { get; init; } = new Dictionary<string, string>();

    /// <summary>How many guesses at one code and PIN are answered in an hour.</summary>
    [Range(1, 1000)]
    public int GuessesPerCodeAndHour { get; init; } = 10;

    /// <summary>How many times one sender may ask for a status in an hour.</summary>
    [Range(1, 100_000)]
    public int QuestionsPerSenderAndHour { get; init; } = 30;

    /// <summary>How many times all senders together may ask in a minute: each answer costs the work of a slow hash.</summary>
    [Range(1, 100_000)]
    public int QuestionsPerMinute { get; init; } = 300;

    /// <summary>How many requests one sender may send in an hour.</summary>
    [Range(1, 1000)]
    public int RequestsPerSenderAndHour { get; init; } = 10;

    /// <summary>How many requests all senders together may send in a minute.</summary>
    [Range(1, 10_000)]
    public int RequestsPerMinute { get; init; } = 60;

    /// <summary>The helpline's name in a language; null where none was set.</summary>
    public string? HelplineNameIn(string language) => HelplineNames.GetValueOrDefault(language) ?? HelplineName;

    /// <summary>The name of the service for adults in a language; null where none was set.</summary>
    public string? AdultsNameIn(string language) => AdultsNames.GetValueOrDefault(language) ?? AdultsName;
}
