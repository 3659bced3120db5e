namespace OpenHotline.Ground.Outside.Names;

/// <summary>Answers questions about names. The only way a name of somebody else becomes an address.</summary>
/// <remarks>
/// An implementation never throws for what the network does; only a cancelled call throws. The sandbox brings its own.
/// Privacy: names are never logged here.
/// </remarks>
public interface INameServer
{
    /// <summary>Asks for one kind of record of one name.</summary>
    /// <param name="name">A host name in its ASCII form, with or without the last dot; at most 253 characters.</param>
    Task<NameAnswer> AskAsync(string name, NameRecordKind kind, CancellationToken cancellation);
}
