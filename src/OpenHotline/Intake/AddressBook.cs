using OpenHotline.Ground.Accounts.Looks;

namespace OpenHotline.Intake;

/// <summary>Opens the sealed address of a webpage for the logged and capped reveal.</summary>
internal sealed class AddressBook(ReadAddress read) : IAddressBook
{
    public async Task<string?> AddressAsync(Guid webpageId, CancellationToken cancellation) => (await read.RunAsync(webpageId, cancellation))?.Text;
}
