namespace OpenHotline.HouseTests.Direction;

/// <summary>A report flows one way through the rooms; nothing below knows what is above.</summary>
public sealed class OneWayTests
{
    private static readonly HashSet<string> SampleRecords = new(StringComparer.Ordinal) { "OpenHotline.Notify.Sample.Notice" };
    private static readonly IReadOnlySet<Reference> Samples = AssemblyWalk.Of(typeof(OneWayTests).Assembly.Location, SampleRecords);

    [Fact]
    public void Rooms_use_only_ground_facts_and_the_rooms_before_them()
    {
        var uses = AssemblyWalk.Of(Assemblies.House.Location, Assemblies.Records);
        Assert.True(uses.Count > 100, "The walk found almost nothing: it does not look at the house.");
        Verdict.NothingFound(uses.Select(Rooms.WhyNot));
    }

    [Theory]
    [InlineData("ByBase"), InlineData("ByInterface"), InlineData("ByField"), InlineData("ByProperty"), InlineData("ByParameter")]
    [InlineData("ByReturn"), InlineData("ByStaticCall"), InlineData("ByLambda"), InlineData("ByIterator"), InlineData("ByAsync")]
    [InlineData("ByTypeOf"), InlineData("ByCast"), InlineData("ByGenericMethod"), InlineData("ByConstraint"), InlineData("ByAttribute")]
    [InlineData("ByAttributeArgument"), InlineData("ByLocal"), InlineData("ByDelegate"), InlineData("AfterSwitch")]
    public void The_walk_sees_a_use_of_a_later_room(string sample) =>
        Assert.Contains(Samples, use => Is(use, $"Intake.Sample.{sample}") && Rooms.WhyNot(use) is not null);

    [Theory]
    [InlineData("WritesByMethod"), InlineData("WritesByNew"), InlineData("WritesByFactory"), InlineData("WritesBySet")]
    public void The_walk_sees_a_write_to_an_earlier_rooms_record(string sample) =>
        Assert.Contains(Samples, use => use.Writes && Is(use, $"Verify.Sample.{sample}") && Rooms.WhyNot(use) is not null);

    [Theory]
    [InlineData("Intake.Sample.Right"), InlineData("Verify.Sample.Reads"), InlineData("Notify.Sample.Notice")]
    public void What_is_allowed_is_left_alone(string sample) =>
        Assert.DoesNotContain(Samples, use => Is(use, sample) && Rooms.WhyNot(use) is not null);

    [Theory]
    [InlineData("OpenHotline.Ground.Storage", "OpenHotline.Intake")]
    [InlineData("OpenHotline.Facts", "OpenHotline.Publish")]
    [InlineData("OpenHotline.Publish", "OpenHotline.Prevent")]
    [InlineData("OpenHotline.Intake", "OpenHotline")]
    [InlineData("OpenHotline.Prevent", "OpenHotline.Web")]
    [InlineData("OpenHotline.Prevent", "OpenHotline.Misc")]
    public void These_uses_are_against_the_flow(string from, string to) => Assert.NotNull(Rooms.WhyNot(new Reference(from, to, "A.B", to, Writes: false)));

    [Theory]
    [InlineData("OpenHotline.Prevent.Posters", "OpenHotline.Intake")]
    [InlineData("OpenHotline.Intake", "OpenHotline.Ground.Storage")]
    [InlineData("OpenHotline.Ground", "OpenHotline.Facts")]
    [InlineData("OpenHotline", "OpenHotline.Prevent")]
    [InlineData("OpenHotline.Intake", "OpenHotline.Matching")]
    [InlineData("OpenHotline.Intake", "System.Text")]
    public void These_uses_follow_it(string from, string to) => Assert.Null(Rooms.WhyNot(new Reference(from, to, "A.B", to, Writes: false)));

    [Fact]
    public void The_house_knows_no_door_and_no_http_server()
    {
        string[] allowed = ["Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.AspNetCore.Cryptography.KeyDerivation"];
        Verdict.NothingFound(Assemblies.House.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("OpenHotline", StringComparison.Ordinal))
            .Except([.. allowed, "OpenHotline.Matching"], StringComparer.Ordinal));
    }

    [Fact]
    public void The_doors_do_not_know_the_sandbox() =>
        Assert.DoesNotContain(Assemblies.Web.GetReferencedAssemblies(), reference => reference.Name is "OpenHotline.Sandbox" or "OpenHotline.Cli");

    [Fact]
    public void The_matching_library_stands_alone() =>
        Verdict.NothingFound(Assemblies.Matching.GetReferencedAssemblies()
            .Select(reference => reference.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));

    private static bool Is(Reference use, string sample)
    {
        var prefix = $"OpenHotline.{sample}";
        return use.Member.StartsWith(prefix, StringComparison.Ordinal)
            && (use.Member.Length == prefix.Length || use.Member[prefix.Length] is '.' or '+' or '`');
    }
}
