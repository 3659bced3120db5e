namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Whether the mail relay can be spoken to.</summary>
public enum RelayState
{
    /// <summary>No relay is set: no mail leaves this house.</summary>
    NotSet = 1,

    /// <summary>It greets, and takes our sign-in where it asks for one.</summary>
    Answers = 2,

    /// <summary>Nobody answers there, or not in time.</summary>
    Silent = 3,

    /// <summary>Encryption did not come about, or its certificate is not trusted.</summary>
    NoEncryption = 4,

    /// <summary>It does not take our sign-in.</summary>
    NoSignIn = 5,

    /// <summary>What answers there turns us away, or is no mail relay.</summary>
    Refuses = 6,
}

/// <summary>The states in words; nothing of the relay itself.</summary>
public static class RelayWords
{
    public static string Of(RelayState state) => state switch
    {
        RelayState.NotSet => "not set",
        RelayState.Answers => "answers",
        RelayState.Silent => "does not answer",
        RelayState.NoEncryption => "answers, but not encrypted as set, or with a certificate that is not trusted",
        RelayState.NoSignIn => "answers, but does not take the sign-in",
        _ => "answers, but turns us away",
    };

    /// <summary>Whether mail can leave, or is not meant to.</summary>
    public static bool IsWell(this RelayState state) => state is RelayState.NotSet or RelayState.Answers;
}
