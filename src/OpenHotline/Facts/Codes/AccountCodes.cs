namespace OpenHotline.Facts.Codes;

/// <summary>How somebody showed who they are.</summary>
public enum SignInWay
{
    /// <summary>Password and a code from an authenticator.</summary>
    PasswordAndCode = 1,

    /// <summary>Password and one of the recovery codes.</summary>
    PasswordAndRecoveryCode = 2,

    /// <summary>A passkey, which is both factors at once.</summary>
    Passkey = 3,

    /// <summary>The identity provider, which vouched for a second factor.</summary>
    Provider = 4,

    /// <summary>The identity provider, and a code from the house's own authenticator.</summary>
    ProviderAndCode = 5,

    /// <summary>The identity provider, and one of the recovery codes.</summary>
    ProviderAndRecoveryCode = 6,
}

/// <summary>Why a session is over.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut = 1,

    /// <summary>Nothing was asked for too long a time.</summary>
    Idle = 2,

    /// <summary>It had lasted as long as a session may.</summary>
    TooLong = 3,

    /// <summary>An administrator ended it.</summary>
    EndedByAdministrator = 4,

    /// <summary>The account was switched off.</summary>
    AccountDisabled = 5,

    /// <summary>Password or second factor were made anew.</summary>
    CredentialsChanged = 6,
}

/// <summary>Why somebody looked at an address or a picture.</summary>
public enum LookReason
{
    /// <summary>To assess a report.</summary>
    Assessing = 1,

    /// <summary>To give a second opinion or decide a dispute.</summary>
    SecondOpinion = 2,

    /// <summary>To get it taken down.</summary>
    Takedown = 3,

    /// <summary>To check whether it is gone.</summary>
    Checking = 4,

    /// <summary>To refer it to the police or another hotline.</summary>
    Referring = 5,

    /// <summary>To answer a host's question.</summary>
    HostAsked = 6,
}

/// <summary>What was looked at.</summary>
public enum LookedAt
{
    /// <summary>The address of a webpage.</summary>
    Address = 1,

    /// <summary>A picture, blurred and grey.</summary>
    PictureVeiled = 2,

    /// <summary>A picture without blur.</summary>
    PictureClear = 3,

    /// <summary>A picture in colour.</summary>
    PictureInColour = 4,

    /// <summary>What a reporter wrote.</summary>
    ReportText = 5,
}

/// <summary>What must be on record before a house may leave training mode.</summary>
public enum TrainingRecordKind
{
    /// <summary>The law or agreement under which this hotline may do its work.</summary>
    LegalBasis = 1,

    /// <summary>Whom at the police the hotline works with, and how they are reached.</summary>
    PoliceContact = 2,

    /// <summary>Where and how analysts may view material, and who looks after them.</summary>
    ViewingArrangements = 3,
}
