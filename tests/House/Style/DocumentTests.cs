using OpenHotline.HouseTests.Direction;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Style;

/// <summary>The documents that a newcomer looks for are there, and short.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Every_room_says_what_it_is_on_one_screen() => Verdict.NothingFound(Rooms.InOrder
        .Select(room => $"src/OpenHotline/{room}/README.md")
        .Select(path => !File.Exists(RepositoryRoot.In(path)) ? $"{path} is missing" : Lines(path) > 20 ? $"{path} has {Lines(path)} lines; 20 are enough" : null));

    [Fact]
    public void The_readme_is_read_in_five_minutes()
    {
        Assert.True(File.Exists(RepositoryRoot.In("README.md")), "README.md is missing.");
        Assert.InRange(Lines("README.md"), 10, 100);
    }

    [Fact]
    public void The_documents_of_the_repository_are_there() => Verdict.NothingFound(
        new[] { "LICENSE", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/tour.md", "docs/words.md" }.Where(path => !File.Exists(RepositoryRoot.In(path))));

    [Fact]
    public void Decisions_have_different_numbers_and_a_date() => Verdict.NothingFound(Decisions()
        .GroupBy(path => Path.GetFileName(path)[..4], StringComparer.Ordinal).Where(number => number.Count() > 1).Select(number => $"decision {number.Key} stands twice")
        .Concat(Decisions().Where(path => !SourceFiles.Read(path).Contains("20", StringComparison.Ordinal)).Select(path => $"{path} has no date")));

    [Fact]
    public void No_link_between_documents_is_broken() => Verdict.NothingFound(SourceFiles.All
        .Where(path => path.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(path => Links.In(SourceFiles.Read(path))
            .Where(link => !Path.Exists(RepositoryRoot.In(Path.GetDirectoryName(path)!, link)))
            .Select(link => $"{path}: {link}")));

    private static IEnumerable<string> Decisions() => SourceFiles.All.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal));

    private static int Lines(string path) => File.ReadLines(RepositoryRoot.In(path)).Count();
}
