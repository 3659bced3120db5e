namespace OpenHotline.Prevent.Campaigns;

/// <summary>For whom a campaign is.</summary>
public enum CampaignAudience
{
    Parents = 1,
    YoungPeople = 2,
    Professionals = 3,
    Everybody = 4,
}

/// <summary>What is told of a campaign when it is planned.</summary>
public sealed record CampaignPlan(string Name, string Purpose, CampaignAudience Audience, string? Funder, DateOnly FirstOn, DateOnly LastOn)
{
    public const int MaxNameCharacters = 100;
    public const int MaxPurposeCharacters = 1000;
    public const int MaxDays = 366;

    /// <summary>In years, both ends included; null where age does not matter.</summary>
    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    public string Language { get; init; } = "en";

    /// <summary>Two letters; null for every country.</summary>
    public string? Country { get; init; }

    /// <summary>Three letters.</summary>
    public string Currency { get; init; } = "GBP";

    public enum Refusal
    {
        NoName = 1,
        TooLong = 2,
        NoPurpose = 3,
        NoSuchAudience = 4,
        EndsBeforeItBegins = 5,
        TooManyDays = 6,
        NoSuchAges = 7,
        NoSuchLanguage = 8,
        NoSuchCountry = 9,
        NoSuchCurrency = 10,
    }

    internal CampaignPlan Tidy() => this with
    {
        Name = Name.Trim(),
        Purpose = Purpose.Trim(),
        Funder = NullIfBlank(Funder),
        Language = Language.Trim().ToLowerInvariant(),
        Country = NullIfBlank(Country)?.ToUpperInvariant(),
        Currency = Currency.Trim().ToUpperInvariant(),
    };

    /// <summary>What is wrong with a tidy plan; null where nothing is.</summary>
    internal Refusal? WhyNot() => this switch
    {
        { Name.Length: 0 } => Refusal.NoName,
        { Purpose.Length: 0 } => Refusal.NoPurpose,
        { Name.Length: > MaxNameCharacters } or { Funder.Length: > MaxNameCharacters } or { Purpose.Length: > MaxPurposeCharacters } => Refusal.TooLong,
        _ when !Enum.IsDefined(Audience) => Refusal.NoSuchAudience,
        { AgeFrom: < 0 or > 120 } or { AgeTo: < 0 or > 120 } => Refusal.NoSuchAges,
        _ when AgeFrom > AgeTo => Refusal.NoSuchAges,
        _ when !Languages.Are(Language) => Refusal.NoSuchLanguage,
        _ when Country is not null && !IsLetters(Country, 2) => Refusal.NoSuchCountry,
        _ when !IsLetters(Currency, 3) => Refusal.NoSuchCurrency,
        _ when LastOn < FirstOn => Refusal.EndsBeforeItBegins,
        _ when LastOn.DayNumber - FirstOn.DayNumber >= MaxDays => Refusal.TooManyDays,
        _ => null,
    };

    internal static bool IsLetters(string text, int count) => text.Length == count && text.All(char.IsAsciiLetterUpper);

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
