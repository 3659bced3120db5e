namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>Asks the registries who is responsible for an address, a network number or a domain (RFC 9082, RFC 9083).</summary>
/// <remarks>Answers are kept for a while. Never throws for what the network does; only a cancelled call throws.</remarks>
public interface IRegistry
{
    Task<RegistryAnswer> AskAsync(RegistryQuestion question, CancellationToken cancellation);
}
