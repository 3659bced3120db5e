using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts;
using OpenHotline.Ground.Accounts.Joining;

namespace OpenHotline.Sandbox.People;

/// <summary>Makes the sandbox's accounts at its first start, by the use cases that any house uses.</summary>
/// <remarks>Safe to repeat: somebody who has joined before is left alone.</remarks>
public static class JoinEverybody
{
    public static async Task RunAsync(IServiceProvider house, IReadOnlyList<SandboxAccount> people, TimeProvider clock, CancellationToken cancellation)
    {
        var administrator = people.Single(person => person.Role == StaffRoles.Administrator);
        var first = await InAsync(house, services => services.GetRequiredService<InviteFirstAdministrator>().RunAsync(cancellation));
        if (first is null) return;
        // One hash for all: the password is the same and printed, and a start should not take seconds.
        var hash = await InAsync(house, services => Task.FromResult(services.GetRequiredService<JoinHouse>().HashPassword(new Account(), SandboxAccount.Password)));
        foreach (var person in people.Where(person => person != administrator))
        {
            var invited = await InAsync(house, services => services.GetRequiredService<InviteAccount>().RunAsync(person.Mailbox, person.Name, person.Role, cancellation));
            if (invited is InviteAccount.Outcome.Invited { Token: var token }) await JoinAsync(house, person, token, hash, null, clock, cancellation);
        }

        // The administrator last: when the first one has joined, this is never begun again.
        await JoinAsync(house, administrator, first, hash, administrator.Mailbox, clock, cancellation);
    }

    private static async Task JoinAsync(IServiceProvider house, SandboxAccount person, string token, string hash, string? ownMail, TimeProvider clock, CancellationToken cancellation)
    {
        // The code of the step before, so that the one shown now can still be used to sign in.
        var code = person.CodeAt(clock.GetUtcNow().AddSeconds(-30));
        var outcome = await InAsync(house, services => services.GetRequiredService<JoinHouse>().RunAsync(token, ownMail, new JoiningProof.PasswordAndCode(hash, person.Secret, code), cancellation));
        if (outcome is not JoinHouse.Outcome.Joined) throw new InvalidOperationException($"An account of the sandbox could not join: {outcome.GetType().Name}.");
    }

    private static async Task<T> InAsync<T>(IServiceProvider house, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = house.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
