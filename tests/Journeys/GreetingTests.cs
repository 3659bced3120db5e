namespace OpenHotline.Journeys;

public sealed class GreetingTests(Browsing browsing)
{
    [Fact]
    public async Task The_program_prints_where_to_go_who_to_be_and_what_to_try_next()
    {
        await using var visitor = await browsing.VisitAsync();
        var printed = visitor.Sandbox.Printed;
        foreach (var door in new[] { "public", "workbench", "hosts", "members", "operations", "sandbox" }) Assert.Contains(visitor.Sandbox.Door(door).AbsoluteUri, printed, StringComparison.Ordinal);
        Assert.Contains("analyst@hotline.example", printed, StringComparison.Ordinal);
        Assert.Contains(OpenHotline.Sandbox.People.SandboxAccount.Password, printed, StringComparison.Ordinal);
        Assert.Contains("/codes", printed, StringComparison.Ordinal);
        Assert.Contains("Next:", printed, StringComparison.Ordinal);
    }
}
