using System.Text;
using OpenHotline.Testing;

namespace OpenHotline.HouseTests.Licences;

/// <summary>Every package may be used by anybody for anything, and a person can read which ones there are.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Permissive =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "MS-PL", "Unlicense", "CC0-1.0", "BlueOak-1.0.0", "Zlib", "blessing"];

    // Law: MPL-2.0 asks for changes to its own files back. Fine for a checker that only tests run and nobody ships.
    // LGPL: libvips is a shared library beside the program that anybody may replace by another build; nothing of ours is linked into it.
    private static readonly string[] AllowedByName = ["Deque.AxeCore.Commons MPL-2.0", "NetVips.Native.linux-x64 LGPL-3.0-or-later"];

    // Their licence asks for money or for our source, or does so since a newer version: no upgrade may bring them in.
    private static readonly string[] Unwanted =
        ["PDFsharp", "PDFsharp-MigraDoc", "JsonSchema.Net", "Verify", "Verify.XunitV3", "MediatR", "AutoMapper", "MassTransit", "FluentAssertions", "QuestPDF", "SixLabors.ImageSharp", "Moq"];

    private static readonly List<Package> Packages =
        [.. NuGetPackages.All().Concat(NpmPackages.All()).Distinct().OrderBy(one => one.Source, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Version, StringComparer.Ordinal)];

    [Fact]
    public void Every_package_has_a_permissive_licence() => Verdict.NothingFound(Packages.Select(WhyNot));

    [Fact]
    public void No_unwanted_package_came_in() => Verdict.NothingFound(Packages
        .Where(one => Unwanted.Contains(one.Name, StringComparer.OrdinalIgnoreCase)).Select(one => $"{one.Name} {one.Version}"));

    [Fact]
    public void The_list_of_licences_is_up_to_date() => ReferenceDocument.IsUpToDate("licences.md", Document());

    [Fact]
    public void The_matching_library_needs_no_package() => Verdict.NothingFound(
        NuGetPackages.Locked(RepositoryRoot.In("src", "OpenHotline.Matching", "packages.lock.json"))
            .Select(one => one.Name).Except(["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.NET.ILLink.Tasks"], StringComparer.Ordinal));

    [Theory]
    [InlineData("GPL-3.0-only"), InlineData("MIT AND GPL-3.0-only"), InlineData("MIT OR"), InlineData(""), InlineData(null)]
    public void Such_a_licence_is_refused(string? licence) => Assert.NotNull(WhyNot(new Package("NuGet", "Sample", "1.0.0", licence)));

    [Theory]
    [InlineData("MIT"), InlineData("MS-PL OR GPL-3.0-only"), InlineData("(MIT AND BSD-3-Clause)")]
    public void Such_a_licence_is_accepted(string licence) => Assert.Null(WhyNot(new Package("NuGet", "Sample", "1.0.0", licence)));

    private static string? WhyNot(Package one)
    {
        if (one.Licence is null) return $"{one.Source} {one.Name} {one.Version}: no licence could be read";
        if (AllowedByName.Contains($"{one.Name} {one.Licence}", StringComparer.Ordinal)) return null;
        var choices = one.Licence.Trim('(', ')').Split(" OR ");
        return choices.Any(choice => choice.Split(" AND ").All(part => Permissive.Contains(part, StringComparer.Ordinal)))
            ? null
            : $"{one.Source} {one.Name} {one.Version}: {one.Licence} is not on the list of permissive licences";
    }

    private static string Document()
    {
        var text = new StringBuilder();
        text.Append("# Licences of the packages\n\nMade from the lock files and the packages themselves; a test compares it. OpenHotline itself: Apache-2.0.\n");
        foreach (var source in Packages.GroupBy(one => one.Source, StringComparer.Ordinal))
        {
            text.Append('\n').Append($"## {source.Key}\n\n| package | version | licence |\n|---|---|---|\n");
            foreach (var one in source) text.Append($"| {one.Name} | {one.Version} | {one.Licence} |\n");
        }

        return text.ToString();
    }
}
