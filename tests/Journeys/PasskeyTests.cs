using System.Text.Json.Nodes;

namespace OpenHotline.Journeys;

/// <summary>A passkey in a real browser, with an authenticator that the browser itself plays.</summary>
public sealed class PasskeyTests(Browsing browsing)
{
    [Fact]
    public async Task Somebody_joins_with_a_passkey_signs_in_with_it_loses_it_and_comes_back_with_a_recovery_code()
    {
        const string mailbox = "joining@hotline.example";
        var link = await InviteAsync(mailbox);

        await using var person = await browsing.VisitAsync();
        var device = await Device.PlugInAsync(person);
        await person.Page.GotoAsync(link);
        await person.LookAsync();
        var codes = await JoinAsync(person);
        Assert.Equal(10, codes.Count);
        await person.OpenAsync("workbench", "queue");

        await person.Page.Locator("header").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await person.LookAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await person.Page.GetByText("Hello,").WaitForAsync();

        await person.Page.Locator("header").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await device.LoseAsync();
        await Device.PlugInAsync(person);
        await person.OpenAsync("workbench", "sign-in/recover");
        await person.Page.GetByLabel("Mail address").FillAsync(mailbox);
        await person.Page.GetByLabel("One of your recovery codes").FillAsync(codes[4]);
        await person.PressAsync("Mail me a link");
        await person.Page.GotoAsync(await MailedAsync(person, mailbox));
        Assert.Equal(10, (await JoinAsync(person)).Except(codes).Count());
        await person.OpenAsync("workbench", "account");
        Assert.Contains("Passkeys\n1", (await person.WordsAsync()).Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\t", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string mailbox)
    {
        await using var administrator = await Visitor.SignedInAsync(browsing, "administrator@hotline.example");
        await administrator.OpenAsync("workbench", "accounts/invite");
        await administrator.Page.GetByLabel("Name").FillAsync("Jo Example");
        await administrator.Page.GetByLabel("Mail address").FillAsync(mailbox);
        await administrator.Page.GetByLabel("Analyst", new() { Exact = true }).CheckAsync();
        await administrator.PressAsync("Make the one-time link");
        return (await administrator.Page.Locator("main code").InnerTextAsync()).Trim();
    }

    private static async Task<IReadOnlyList<string>> JoinAsync(Visitor person)
    {
        await person.PressAsync("Use a passkey");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and join" }).ClickAsync();
        var codes = person.Page.Locator(".oh-codes code");
        await codes.First.WaitForAsync();
        await person.LookAsync();
        return await codes.AllInnerTextsAsync();
    }

    /// <summary>The one-time link in the letter that says how to come back.</summary>
    private static async Task<string> MailedAsync(Visitor person, string mailbox)
    {
        var letter = person.Page.GetByRole(AriaRole.Link, new() { Name = "Back into your account" });
        for (var tries = 0; tries < 60; tries++)
        {
            await person.OpenAsync("sandbox", $"mail/{mailbox}");
            if (await letter.CountAsync() > 0) break;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        await letter.First.ClickAsync();
        return await person.Page.Locator("a[href*='/join/']").First.GetAttributeAsync("href") ?? "";
    }

    /// <summary>An authenticator inside the machine, unlocked by its owner.</summary>
    private sealed class Device(ICDPSession session, string id)
    {
        public static async Task<Device> PlugInAsync(Visitor visitor)
        {
            var session = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
            await session.SendAsync("WebAuthn.enable");
            var answer = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["options"] = new JsonObject
                {
                    ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                    ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
                },
            });
            return new Device(session, answer!.Value.GetProperty("authenticatorId").GetString()!);
        }

        public Task LoseAsync() => session.SendAsync("WebAuthn.removeVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = id });
    }
}
