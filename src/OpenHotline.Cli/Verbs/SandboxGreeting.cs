using OpenHotline.Ground;
using OpenHotline.Ground.Accounts;
using OpenHotline.Sandbox.People;
using Spectre.Console;

namespace OpenHotline.Cli.Verbs;

/// <summary>What the sandbox prints when it stands: where, who, and what to try first.</summary>
internal static class SandboxGreeting
{
    private static readonly (string Door, string For)[] Doors =
    [
        ("sandbox", "Start here: steps, codes, mailboxes, hosts"), ("public", "Report a page; receipts; statistics"), ("workbench", "Staff"),
        ("hosts", "Recipients of notices"), ("members", "Members' API"), ("operations", "Health and metrics"),
    ];

    public static void Print(HouseSettings house, SandboxPeople people, bool quiet)
    {
        var console = AnsiConsole.Console;
        // A pipe has no width of its own; nothing may be cut or wrapped there.
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = 160;
        console.Write(Table(["Door", "Address", "For"], Doors.Select(door => new[] { door.Door, house.DoorAddresses[door.Door].AbsoluteUri, door.For })));
        if (quiet) return;
        console.Write(Table(["Sign in as", "Role"], people.Accounts.Select(person => new[] { person.Mailbox, person.Role.Name() })));
        console.WriteLine($"Password of everybody: {SandboxAccount.Password}");
        console.WriteLine($"One-time codes:        {house.DoorAddresses["sandbox"]}codes");
        console.WriteLine();
        console.WriteLine($"Next: open {house.DoorAddresses["sandbox"]} and follow the first step. Stop with Ctrl+C.");
    }

    private static Table Table(string[] heads, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(AnsiConsole.Profile.Out.IsTerminal ? TableBorder.Rounded : TableBorder.None);
        foreach (var head in heads) table.AddColumn(new TableColumn(Markup.Escape(head)).NoWrap());
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }
}
