using System.Collections;
using System.Globalization;
using System.Resources;
using OpenHotline.Web.Components;

namespace OpenHotline.Web.Tests.Components;

public sealed class PageLanguageTests
{
    [Theory]
    [InlineData("/form", "en", "ltr", "public.css")]
    [InlineData("/fr/form", "fr", "ltr", "public.css")]
    [InlineData("/ar/form", "ar", "rtl", "public.rtl.css")]
    public async Task A_page_mapped_once_answers_in_every_language(string path, string code, string direction, string sheet)
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        var page = await house.OpenAsync(path);

        Assert.Equal(code, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
        Assert.Equal(new OpenHotline.Web.Assets.AssetFiles().Href(sheet), page.QuerySelector("link[rel=stylesheet]")?.GetAttribute("href"));
        Assert.Equal(["/form", "/fr/form", "/ar/form"], page.QuerySelectorAll("nav.govuk-language-navigation a, nav.govuk-language-navigation span")
            .Select(one => one.GetAttribute("href") ?? path));
    }

    [Theory]
    [InlineData("/fr")]
    [InlineData("/fr/")]
    [InlineData("/french/form")]
    [InlineData("/FR/form")]
    public async Task A_path_that_only_looks_like_a_language_is_no_page(string path)
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        using var answer = await house.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void Numbers_have_Latin_digits_and_signs_in_every_language()
    {
        Assert.Equal("100,616", 100616.ToString("N0", PageLanguage.English.Culture));
        Assert.Equal("100,616", 100616.ToString("N0", PageLanguage.All.Single(one => one.Code == "ar").Culture));
        Assert.All(PageLanguage.All, one => Assert.Equal("2026", new DateTime(2026, 3, 27, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy", one.Culture)));
    }

    [Fact]
    public void Every_word_stands_in_every_language()
    {
        var assembly = typeof(DoorFrame).Assembly;
        var sets = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".resources", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sets);
        foreach (var set in sets)
        {
            var words = new ResourceManager(set[..^".resources".Length], assembly);
            var english = KeysOf(words, CultureInfo.InvariantCulture);
            foreach (var language in PageLanguage.All.Where(one => one != PageLanguage.English))
            {
                Assert.Equal(english, KeysOf(words, CultureInfo.GetCultureInfo(language.Code)));
            }
        }
    }

    private static List<string> KeysOf(ResourceManager words, CultureInfo culture)
    {
        var set = words.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.True(set is not null, $"{words.BaseName} has no words in {culture.Name}.");
        Assert.All(set.Cast<DictionaryEntry>(), word => Assert.False(string.IsNullOrWhiteSpace((string?)word.Value), $"{words.BaseName}: {word.Key} is empty in {culture.Name}."));
        return [.. set.Cast<DictionaryEntry>().Select(word => (string)word.Key).Order(StringComparer.Ordinal)];
    }
}
