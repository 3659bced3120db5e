using System.Text.RegularExpressions;

namespace OpenHotline.HouseTests.Style;

/// <summary>Safety: no real website or mailbox stands in code, tests, demos or data, except those a person allowed here.</summary>
public sealed partial class RealNamesTests
{
    // Standards, registries and the public pages that the program itself points people to. Never a page that was reported.
    private static readonly string[] Allowed =
    [
        "w3.org", "iana.org", "ietf.org", "rfc-editor.org", "apache.org", "spdx.org", "schemas.microsoft.com", "json-schema.org", "openapis.org", "xarf.org", "bagit.info",
        "github.com", "microsoft.com", "iwf.org.uk", "inhope.org", "missingkids.org", "ncmec.org",
        // Where "Exit this page" leads: a weather page says nothing to whoever looks over a shoulder.
        "bbc.co.uk",
        // The public servers of the registries, in the list that ships with the program.
        "rdap.afrinic.net", "rdap.apnic.net", "rdap.arin.net", "rdap.db.ripe.net", "rdap.lacnic.net",
        "rdap.nic.fr", "rdap.nominet.uk", "rdap.publicinterestregistry.org", "rdap.sidn.nl", "rdap.verisign.com",
    ];

    [GeneratedRegex(@"(?:://|@)(?:www\.)?(?<name>(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|eu|uk|ie|fr|de|nl|es|it|ru|cn|jp|in|io|tv|me|xyz|top|site|club|online|live|cam|sex|adult))\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex RealName();

    [Fact]
    public void No_real_name_stands_where_nobody_allowed_it() => Verdict.NothingFound(SourceFiles.All
        .Where(path => !path.EndsWith("package-lock.json", StringComparison.Ordinal) && !path.EndsWith(".csproj", StringComparison.Ordinal))
        .SelectMany(path => File.ReadLines(Testing.RepositoryRoot.In(path)).SelectMany(NamesIn).Select(name => $"{path}: {name}")));

    [Theory]
    [InlineData("GET https://" + "pictures.sample.com/a"), InlineData("mail to abuse@" + "sample.co.uk"), InlineData("http://" + "sample.ru:81/")]
    public void Such_a_line_is_found(string line) => Assert.NotEmpty(NamesIn(line));

    [Theory]
    [InlineData("https://pictures.host.example/a"), InlineData("abuse@host.test"), InlineData("http://www.w3.org/2000/svg"), InlineData("Microsoft.Extensions.Http.net")]
    public void Such_a_line_is_left_alone(string line) => Assert.Empty(NamesIn(line));

    private static IEnumerable<string> NamesIn(string line) => RealName().Matches(line)
        .Select(match => match.Groups["name"].Value)
        .Where(name => !Allowed.Any(allowed => name == allowed || name.EndsWith($".{allowed}", StringComparison.Ordinal)));
}
