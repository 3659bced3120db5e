namespace OpenHotline.Ground.Accounts.Looks;

/// <summary>Where the address of a webpage is read. Intake keeps it; the ground, which knows no room, only asks.</summary>
public interface IAddressBook
{
    /// <summary>The whole address; null where there is no such webpage or its key was destroyed.</summary>
    Task<string?> AddressAsync(Guid webpageId, CancellationToken cancellation);
}
