using System.ComponentModel.DataAnnotations;

namespace OpenHotline.Ground.Retention;

/// <summary>How many days each class is kept. Section <c>Retention</c>. Legal hold goes before every rule.</summary>
public sealed record RetentionSettings
{
    /// <summary>What reporters wrote, counted from when the house took it in, once nothing more is to be done.</summary>
    [Range(1, 3650)]
    public int ReportTextDays { get; init; } = 180;

    /// <summary>Addresses on which there was nothing to act, counted from the last closing.</summary>
    [Range(1, 3650)]
    public int NotActionableAddressDays { get; init; } = 365;

    /// <summary>Answers of hosts.</summary>
    [Range(1, 3650)]
    public int ReplyDays { get; init; } = 365;

    /// <summary>Mail that fits no notice.</summary>
    [Range(1, 3650)]
    public int UnmatchedMailDays { get; init; } = 30;

    /// <summary>Accounts, counted from switching off.</summary>
    [Range(1, 3650)]
    public int DisabledAccountDays { get; init; } = 730;

    /// <summary>Sessions, links, acts and counts of looks.</summary>
    [Range(1, 3650)]
    public int StaffTracesDays { get; init; } = 365;

    /// <summary>Requests of young people, and hashes of their own pictures that nobody confirmed, counted from receipt.</summary>
    [Range(1, 3650)]
    public int OwnPictureDays { get; init; } = 365;

    /// <summary>Hashes that young people took back. They match nothing at once; so long those who keep copies of the list can read of it.</summary>
    [Range(1, 30)]
    public int TakenBackHashDays { get; init; } = 2;

    public int DaysOf(RetentionClass what) => what switch
    {
        RetentionClass.ReportText => ReportTextDays,
        RetentionClass.NotActionableAddress => NotActionableAddressDays,
        RetentionClass.Reply => ReplyDays,
        RetentionClass.UnmatchedMail => UnmatchedMailDays,
        RetentionClass.DisabledAccount => DisabledAccountDays,
        RetentionClass.StaffTraces => StaffTracesDays,
        RetentionClass.OwnPicture => OwnPictureDays,
        RetentionClass.TakenBackHash => TakenBackHashDays,
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
