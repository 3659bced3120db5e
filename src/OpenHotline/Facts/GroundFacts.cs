using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>Somebody was invited to the workbench. Roles is the number of the roles together.</summary>
[FactKind("account.invited")]
public sealed record AccountInvited(Guid AccountId, int Roles) : Fact
{
    public override Guid Subject => AccountId;
}

/// <summary>An invitation was taken up, with a second factor.</summary>
[FactKind("account.joined")]
public sealed record AccountJoined(Guid AccountId) : Fact
{
    public override Guid Subject => AccountId;
}

/// <summary>A new one-time link was made for somebody who lost password or second factor.</summary>
[FactKind("account.link-renewed")]
public sealed record JoinLinkRenewed(Guid AccountId) : Fact
{
    public override Guid Subject => AccountId;
}

[FactKind("account.roles-changed")]
public sealed record RolesChanged(Guid AccountId, int Before, int After) : Fact
{
    public override Guid Subject => AccountId;
}

[FactKind("account.disabled")]
public sealed record AccountDisabled(Guid AccountId) : Fact
{
    public override Guid Subject => AccountId;
}

[FactKind("account.enabled")]
public sealed record AccountEnabled(Guid AccountId) : Fact
{
    public override Guid Subject => AccountId;
}

/// <summary>A passkey was added or removed by its owner.</summary>
[FactKind("account.passkeys-changed")]
public sealed record PasskeysChanged(Guid AccountId, int Count) : Fact
{
    public override Guid Subject => AccountId;
}

/// <summary>An account at the identity provider was linked while joining.</summary>
[FactKind("account.provider-linked")]
public sealed record ProviderLinked(Guid AccountId) : Fact
{
    public override Guid Subject => AccountId;
}

[FactKind("account.recovery-codes-made")]
public sealed record RecoveryCodesMade(Guid AccountId) : Fact
{
    public override Guid Subject => AccountId;
}

[FactKind("session.started")]
public sealed record SessionStarted(Guid AccountId, Guid SessionId, SignInWay Way) : Fact
{
    public override Guid Subject => AccountId;
}

/// <summary>One or more sessions of an account were ended.</summary>
[FactKind("session.ended")]
public sealed record SessionsEnded(Guid AccountId, int Sessions, SessionEnd End) : Fact
{
    public override Guid Subject => AccountId;
}

/// <summary>Too many wrong tries: the account waits until <paramref name="UntilAt"/>.</summary>
[FactKind("account.locked-out")]
public sealed record SignInLockedOut(Guid AccountId, DateTime UntilAt) : Fact
{
    public override Guid Subject => AccountId;
}

/// <summary>Somebody proposed an act that takes two people. Code is the kind's name, e.g. <c>training.record</c>.</summary>
[FactKind("act.proposed")]
public sealed record ActProposed(Guid ActId, string Code) : Fact
{
    public override Guid Subject => ActId;
}

[FactKind("act.approved")]
public sealed record ActApproved(Guid ActId, string Code) : Fact
{
    public override Guid Subject => ActId;
}

[FactKind("act.declined")]
public sealed record ActDeclined(Guid ActId, string Code) : Fact
{
    public override Guid Subject => ActId;
}

/// <summary>An approved act was done, once.</summary>
[FactKind("act.done")]
public sealed record ActDone(Guid ActId, string Code) : Fact
{
    public override Guid Subject => ActId;
}

[FactKind("training.recorded")]
public sealed record TrainingRecorded(Guid RecordId, TrainingRecordKind Kind) : Fact
{
    public override Guid Subject => RecordId;
}

/// <summary>All three records stand: from here on the house may send.</summary>
[FactKind("training.ended")]
public sealed record TrainingEnded(Guid RecordId) : Fact
{
    public override Guid Subject => RecordId;
}

/// <summary>A look at an address or a picture, sealed to the looks key with this number. Sealed is base64; who looked at what stands inside.</summary>
[FactKind("look.sealed")]
public sealed record LookSealed(Guid LookId, int LooksKey, string Sealed) : Fact
{
    public override Guid Subject => LookId;
}

/// <summary>Two people opened the book of looks for a span of time.</summary>
[FactKind("looks.opened")]
public sealed record LooksOpened(Guid ActId, int Looks) : Fact
{
    public override Guid Subject => ActId;
}

/// <summary>New keys of every kind, by number.</summary>
[FactKind("keys.rotated")]
public sealed record KeysRotated(Guid RotationId, int WrappingKey, int LookupKey, int SigningKey) : Fact
{
    public override Guid Subject => RotationId;
}

[FactKind("keys.dropped")]
public sealed record OldKeysDropped(Guid RotationId, int Keys) : Fact
{
    public override Guid Subject => RotationId;
}

[FactKind("backup.made")]
public sealed record BackupMade(Guid BackupId) : Fact
{
    public override Guid Subject => BackupId;
}

/// <summary>The house stands on a restored backup; destroyed keys were destroyed again.</summary>
[FactKind("backup.restored")]
public sealed record BackupRestored(Guid BackupId, DateTime BackupMadeAt, int KeysDestroyedAgain) : Fact
{
    public override Guid Subject => BackupId;
}

/// <summary>Retention deleted records of a class. Class is the number of the retention class.</summary>
[FactKind("retention.applied")]
public sealed record RetentionApplied(Guid RunId, int Class, int Records) : Fact
{
    public override Guid Subject => RunId;
}

[FactKind("hold.legal-placed")]
public sealed record LegalHoldPlaced(Guid HoldId, Guid RecordId) : Fact
{
    public override Guid Subject => RecordId;
}

[FactKind("hold.legal-ended")]
public sealed record LegalHoldEnded(Guid HoldId, Guid RecordId) : Fact
{
    public override Guid Subject => RecordId;
}
