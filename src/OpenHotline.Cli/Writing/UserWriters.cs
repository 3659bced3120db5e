using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Cli.Verbs;
using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Joining;
using OpenHotline.Ground.Accounts.Staff;

namespace OpenHotline.Cli.Writing;

/// <summary><c>user add</c>: invites somebody, and prints the link by which they join.</summary>
internal sealed class AddUser : IWriter
{
    public string Name => "user add";

    public async Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation)
    {
        var roles = StaffRoles.None;
        foreach (var word in arguments["roles"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<StaffRoles>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var role) || role == StaffRoles.None || !Enum.IsDefined(role))
            {
                await output.ComplainAsync($"There is no role \"{word}\". Choose from analyst, senior-analyst, takedown-officer, campaign-officer, manager, administrator, auditor.");
                return ExitCode.WrongUse;
            }

            roles |= role;
        }

        switch (await house.GetRequiredService<InviteAccount>().RunAsync(arguments["mail"], arguments["name"], roles, cancellation))
        {
            case InviteAccount.Outcome.Invited invited:
                await output.SayAsync("Give this link to its owner; it works once:");
                await output.SayAsync(JoinAddress.Of(house.GetRequiredService<HouseSettings>(), invited.Token));
                if (invited.ActId is not null) await output.SayAsync("The administrator role waits for a second person's approval on the workbench.");
                return ExitCode.Done;
            case InviteAccount.Outcome.Refused refused:
                await output.ComplainAsync(Sentence(refused.Why));
                return ExitCode.FoundFaults;
            case var other:
                throw new InvalidOperationException($"An outcome without a sentence: {other.GetType().Name}.");
        }
    }

    private static string Sentence(InviteAccount.Refusal why) => why switch
    {
        InviteAccount.Refusal.NoMailAddress => "This is not a mail address.",
        InviteAccount.Refusal.NoName => "A name has 1 to 100 characters.",
        InviteAccount.Refusal.Exists => "There is an account with this mail address already.",
        _ => "There is no such role.",
    };
}

/// <summary><c>user disable</c>: ends an account's sessions and lets it sign in no more.</summary>
internal sealed class DisableUser : IWriter
{
    public string Name => "user disable";

    public async Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation)
    {
        if (await FindUser.RunAsync(house.GetRequiredService<ListAccounts>(), arguments["mail"], cancellation) is not { } account)
        {
            await output.ComplainAsync("There is no account with this mail address.");
            return ExitCode.FoundFaults;
        }

        switch (await house.GetRequiredService<DisableAccount>().RunAsync(account.Id, cancellation))
        {
            case DisableAccount.Outcome.Disabled:
                await output.SayAsync("The account is off, and its sessions are ended.");
                return ExitCode.Done;
            case DisableAccount.Outcome.AlreadyDisabled:
                await output.SayAsync("The account was off already.");
                return ExitCode.Done;
            default:
                await output.ComplainAsync("This is the last administrator. Without one nobody could ever be invited again, so the account stays on.");
                return ExitCode.FoundFaults;
        }
    }
}

/// <summary>Finds an account by its mail address, page by page.</summary>
internal static class FindUser
{
    public static async Task<ListAccounts.Row?> RunAsync(ListAccounts list, string mail, CancellationToken cancellation)
    {
        for (var page = 0; ; page++)
        {
            var rows = await list.RunAsync(page, cancellation);
            if (rows.FirstOrDefault(row => string.Equals(row.Mail, mail.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found) return found;
            if (rows.Count == 0) return null;
        }
    }
}

/// <summary>The address of a one-time link on the workbench.</summary>
internal static class JoinAddress
{
    public static string Of(HouseSettings settings, string token) => new Uri(settings.DoorAddresses["workbench"], $"join/{token}").ToString();
}
