using OpenHotline.Facts.Codes;

namespace OpenHotline.Facts;

/// <summary>A hash met an entry of a bank: a suggestion, never an action.</summary>
/// <param name="Distance">0 for exact signals, bits for perceptual ones.</param>
/// <param name="Purpose">What the bank stands for: a hit in a bank of harmless pictures says "not this".</param>
[FactKind("hash.matched")]
public sealed record HashMatched(Guid WebpageId, Guid EpisodeId, Guid MatchId, Guid BankId, Guid EntryId, string Signal, int Distance, BankPurpose Purpose = BankPurpose.Own) : Fact
{
    public override Guid Subject => WebpageId;
}

/// <summary>A bank of hashes was set up.</summary>
[FactKind("bank.added")]
public sealed record BankAdded(Guid BankId, BankPurpose Purpose) : Fact
{
    public override Guid Subject => BankId;
}

/// <summary>A bank's PDQ hashes are found up to another distance from now on.</summary>
/// <param name="Radius">In bits, 0 to 64.</param>
[FactKind("bank.radius-set")]
public sealed record BankRadiusSet(Guid BankId, int Radius) : Fact
{
    public override Guid Subject => BankId;
}

/// <summary>Hashes were added to a bank, pasted or from a file.</summary>
/// <param name="Added">How many were new to the bank.</param>
[FactKind("bank.entries-added")]
public sealed record EntriesAdded(Guid BankId, int Added) : Fact
{
    public override Guid Subject => BankId;
}

/// <summary>Somebody saw for themselves that an entry is right.</summary>
[FactKind("entry.confirmed")]
public sealed record EntryConfirmed(Guid BankId, Guid EntryId) : Fact
{
    public override Guid Subject => BankId;
}

/// <summary>Somebody says that an entry is wrong: its hits say so until somebody else has decided.</summary>
[FactKind("entry.challenged")]
public sealed record EntryChallenged(Guid BankId, Guid EntryId) : Fact
{
    public override Guid Subject => BankId;
}

/// <summary>A challenge was decided by somebody else: the entry stays.</summary>
[FactKind("entry.kept")]
public sealed record EntryKept(Guid BankId, Guid EntryId) : Fact
{
    public override Guid Subject => BankId;
}

/// <summary>An entry was withdrawn: it matches no more, and stays to be read.</summary>
[FactKind("entry.withdrawn")]
public sealed record EntryWithdrawn(Guid BankId, Guid EntryId) : Fact
{
    public override Guid Subject => BankId;
}

/// <summary>A member may take the list of young people's own hashes.</summary>
[FactKind("own-list.granted")]
public sealed record OwnListGranted(Guid MemberId) : Fact
{
    public override Guid Subject => MemberId;
}

/// <summary>A member may take the list of young people's own hashes no more.</summary>
[FactKind("own-list.ended")]
public sealed record OwnListEnded(Guid MemberId) : Fact
{
    public override Guid Subject => MemberId;
}
