namespace OpenHotline.Ground.Retention;

/// <summary>What is kept for how long, each class by its own rule.</summary>
public enum RetentionClass
{
    /// <summary>What reporters wrote, and how to reach a page (report text, steps).</summary>
    ReportText = 1,

    /// <summary>Addresses of webpages on which there was nothing to act.</summary>
    NotActionableAddress = 2,

    /// <summary>Answers of hosts.</summary>
    Reply = 3,

    /// <summary>Mail that fits no notice.</summary>
    UnmatchedMail = 4,

    /// <summary>Names and mail addresses of accounts that were switched off.</summary>
    DisabledAccount = 5,

    /// <summary>Sessions, one-time links, acts of two people, and counts of looks.</summary>
    StaffTraces = 6,

    /// <summary>Requests of young people, and hashes of their own pictures that nobody confirmed.</summary>
    OwnPicture = 7,

    /// <summary>Hashes that young people took back: rows that match nothing any more.</summary>
    TakenBackHash = 8,
}
