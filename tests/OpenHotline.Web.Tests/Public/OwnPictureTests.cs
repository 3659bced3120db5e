using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Prevent.Help;
using OpenHotline.Testing;
using OpenHotline.Web.Assets;
using OpenHotline.Web.Public;
using OpenHotline.Web.Public.Form;
using OpenHotline.Web.Public.OwnPicture;

namespace OpenHotline.Web.Tests.Public;

/// <summary>A young person's own way at the door, without script.</summary>
public sealed class OwnPictureTests
{
    private const string Pin = "481502";
    private static readonly string Line = $"picture {new string('a', 64)} {new string('b', 32)} {new string('c', 64)}:100";
    private static readonly PublicFormSettings Quick = new() { WaitSeconds = 0, PuzzleBits = 10 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_request_goes_in_where_only_the_public_half_of_the_keys_is_and_code_and_pin_open_it(TestDatabase kind)
    {
        await using var door = await StartAsync(hasPublicHalfOnly: true, kind: kind);
        var page = await ToPicturesAsync(door);
        page = await NextAsync(door, page, ("fingerprints", Line), ("addresses", "http://page.example/a\n\nhttp://page.example/b"));
        Assert.Contains(Line, page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("police", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        page = await NextAsync(door, page, ("pin", Pin));
        page = await NextAsync(door, page);
        var code = page.QuerySelector(".oh-code")!.TextContent.Trim();

        await door.House.RunJobAsync<OpenArrivalsJob>();
        Assert.Equal([6, 6], await RowsAsync(door, "SELECT source FROM reports", row => row.GetInt32(0)));
        Assert.Equal("Received", Step(await PostAsync(door, "/my-picture/status", ("code", code), ("pin", Pin))));
        Assert.Equal("Unknown", Step(await PostAsync(door, "/my-picture/status", ("code", code), ("pin", "481503"))));
        Assert.Equal("Unknown", Step(await PostAsync(door, "/my-picture/status", ("code", "0000-0000-0000-0000"), ("pin", Pin))));
        Assert.Equal("Unknown", Step(await PostAsync(door, "/my-picture/take-back", ("code", code), ("pin", "481503"))));
        Assert.Equal("Ended", Step(await PostAsync(door, "/my-picture/take-back", ("code", code), ("pin", Pin))));
        Assert.Equal("Ended", Step(await PostAsync(door, "/fr/my-picture/status", ("code", code), ("pin", Pin))));
    }

    [Fact]
    public async Task Somebody_who_says_they_are_grown_up_is_sent_elsewhere_and_nothing_is_kept()
    {
        await using var door = await StartAsync();
        var page = await NextAsync(door, await BeginAsync(door), ("age", "adult"));
        Assert.Contains("a helpline for adults", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=answers]"));
        await using var linked = await StartAsync(services => services.AddSingleton(new OwnPictureSettings { AdultsPage = new Uri("https://adults.example/") }));
        page = await NextAsync(linked, await BeginAsync(linked), ("age", "adult"));
        Assert.Equal("For you there is help too: a helpline for adults.", page.QuerySelector("a[href='https://adults.example/']")!.ParentElement!.TextContent);
    }

    [Fact]
    public async Task An_age_check_is_off_as_delivered_and_tells_only_under_or_over_where_it_is_on()
    {
        await using (var without = await StartAsync()) Assert.Null((await BeginAsync(without)).QuerySelector("[name=ticket]"));
        await using var door = await StartAsync(services => services.AddSingleton<IAgeCheck, AgeCheckDouble>());
        var page = await BeginAsync(door);
        Assert.Contains("age.example", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("#ticket", (await NextAsync(door, page, ("age", "from11to13"), ("ticket", "nobody's"))).QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Null((await NextAsync(door, page, ("age", "from11to13"), ("ticket", "over"))).QuerySelector("input[name=answers]"));
        Assert.NotNull((await NextAsync(door, page, ("age", "from11to13"), ("ticket", "under"))).QuerySelector("input[name=happened]"));
        Assert.NotNull((await NextAsync(door, page, ("age", "from11to13"), ("ticket", ""))).QuerySelector("input[name=happened]"));
    }

    [Theory]
    [InlineData("", "", "#addresses"), InlineData("picture by hand", "", "#files"), InlineData("", "no address", "#addresses")]
    [InlineData("many", "", "#files"), InlineData("", "many", "#addresses")]
    public async Task What_cannot_be_taken_is_asked_for_again_with_the_reason(string fingerprints, string addresses, string field)
    {
        await using var door = await StartAsync();
        if (fingerprints == "many") fingerprints = string.Join('\n', Enumerable.Range(1, 1000).Select(i => $"picture {i:x64} {i:x32}"));
        if (addresses == "many") addresses = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"http://page{i}.example/"));
        var page = await NextAsync(door, await ToPicturesAsync(door), ("fingerprints", fingerprints), ("addresses", addresses));
        Assert.Equal(field, page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_pin_that_everybody_tries_first_is_asked_for_again_and_stands_in_no_page()
    {
        await using var door = await StartAsync();
        var page = await NextAsync(door, await ToPicturesAsync(door), ("fingerprints", Line));
        foreach (var pin in (string[])["", "123456", "1234", "11111111"])
            Assert.Equal("#pin", (await NextAsync(door, page, ("pin", pin))).QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_request_with_one_code()
    {
        await using var door = await StartAsync();
        var wait = await NextAsync(door, await NextAsync(door, await ToPicturesAsync(door), ("fingerprints", Line)), ("pin", Pin));
        var (first, again) = (await NextAsync(door, wait), await NextAsync(door, wait));
        Assert.Equal(first.QuerySelector(".oh-code")!.TextContent, again.QuerySelector(".oh-code")!.TextContent);
        Assert.Single(await RowsAsync(door, "SELECT id FROM own_requests", row => row.Id(0)));
    }

    [Fact]
    public async Task Guesses_at_one_code_are_few_whether_or_not_it_is_anybodys()
    {
        await using var door = await StartAsync(services => services.AddSingleton(new OwnPictureSettings { GuessesPerCodeAndHour = 3 }));
        for (var guess = 0; guess < 3; guess++) Assert.Equal("Unknown", Step(await PostAsync(door, "/my-picture/status", ("code", "0000-0000-0000-0001"), ("pin", Pin))));
        using var refused = await SendAsync(door, "/my-picture/take-back", ("code", "0000-0000-0000-0001"), ("pin", Pin));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("Unknown", Step(await PostAsync(door, "/my-picture/status", ("code", "0000-0000-0000-0002"), ("pin", Pin))));
    }

    [Fact]
    public async Task Whoever_sends_requests_without_end_is_asked_to_wait_and_everything_is_kept()
    {
        using var limits = new OwnLimits(new OwnPictureSettings { RequestsPerSenderAndHour = 2 }, TimeProvider.System);
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => limits.Requests.Admit(IPAddress.Parse("198.51.100.7"))));
        Assert.True(limits.Requests.Admit(IPAddress.Parse("198.51.100.8")));
        await using var door = await StartAsync(services => services.AddSingleton(new OwnPictureSettings { RequestsPerMinute = 2 }));
        for (var number = 0; number < 2; number++) Assert.NotNull((await SendOneAsync(door, number)).QuerySelector(".oh-code"));
        var wait = await SendOneAsync(door, 2);
        Assert.Null(wait.QuerySelector(".oh-code"));
        Assert.NotNull(wait.QuerySelector("input[name=answers]"));
        Assert.Equal(2, (await RowsAsync(door, "SELECT id FROM own_requests", row => row.Id(0))).Count);
    }

    [Fact]
    public async Task The_helpline_is_offered_only_where_it_takes_hand_overs()
    {
        await using (var without = await StartAsync()) Assert.Null((await NextAsync(without, await ToPicturesAsync(without), ("fingerprints", Line))).QuerySelector("[name=reach]"));
        await using var door = await StartAsync(services => services.AddSingleton(new OwnPictureSettings { HelplineMailbox = "desk@helpline.example" }));
        var page = await NextAsync(door, await NextAsync(door, await ToPicturesAsync(door), ("fingerprints", Line)), ("pin", Pin), ("reach", "call me"));
        page = await NextAsync(door, page);
        var code = page.QuerySelector(".oh-code")!.TextContent.Trim();
        Assert.Contains("We will tell them", (await PostAsync(door, "/my-picture/status", ("code", code), ("pin", Pin))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("no", (await PostAsync(door, "/my-picture/helpline", ("code", code))).QuerySelector("h1")!.GetAttribute("data-known"));
    }

    [Fact]
    public async Task Every_page_can_be_left_at_once_sets_no_cookie_and_is_not_kept_and_the_first_is_light()
    {
        await using var door = await StartAsync();
        foreach (var path in (string[])["/my-picture", "/fr/my-picture", "/ar/my-picture", "/my-picture/status"])
        {
            using var answer = await door.Http.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.NotNull((await OpenDoor.ReadAsync(answer)).QuerySelector("[data-exit]"));
        }

        foreach (var page in (IDocument[])[await BeginAsync(door), await ToPicturesAsync(door)]) Assert.NotNull(page.QuerySelector("[data-exit]"));
        var html = await door.Http.GetStringAsync(new Uri("/my-picture", UriKind.Relative), Stop);
        Assert.InRange(html.Length, 1, 15_000);
    }

    [Theory]
    [InlineData("/my-picture"), InlineData("/ar/my-picture")]
    public async Task The_first_page_with_all_that_it_loads_is_below_sixty_kilobytes_on_the_wire(string path)
    {
        Assert.SkipUnless(new AssetFiles().AreBuilt, "The stylesheets and scripts were not built: run `npm ci && npm run build` first.");
        await using var door = await StartAsync();
        var page = await door.GetAsync(path);
        var html = await door.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), Stop);
        // Everything that the page names, as it travels. The hasher comes with the page on which pictures are chosen.
        var sum = html.Length;
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(one => one.GetAttribute("href")!).Concat(page.QuerySelectorAll("script[src]").Select(one => one.GetAttribute("src")!)).ToList();
        Assert.True(files.Count >= 3);
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = await door.Http.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            sum += (await answer.Content.ReadAsByteArrayAsync(Stop)).Length;
        }

        Assert.InRange(sum, 5_000, 60_000);
    }

    [Theory]
    [InlineData("", "no person here reads", "Nobody sees it from your phone"), InlineData("/fr", "personne ici ne lit", "Personne ne la voit depuis ton téléphone"), InlineData("/ar", "لا يقرأ أحد هنا", "لا يراها أحد من هاتفك")]
    public async Task Whoever_is_threatened_is_told_first_whom_to_call_and_that_nobody_reads_fingerprints(string language, string says, string seen)
    {
        await using var door = await StartAsync();
        var start = await door.GetAsync(language + "/my-picture");
        Assert.Contains(seen, start.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(start.QuerySelector("[data-threat]"));
        var page = await NextAsync(door, await PostAsync(door, language + "/my-picture"), ("age", "from11to13"));
        Assert.Null(page.QuerySelector("[data-threat]"));
        page = await NextAsync(door, page, ("happened", "blackmailed"));
        var seenAt = new List<IDocument> { page };
        seenAt.Add(page = await NextAsync(door, page, ("fingerprints", Line)));
        seenAt.Add(page = await NextAsync(door, page, ("pin", Pin)));
        seenAt.Add(page = await NextAsync(door, page));
        Assert.NotNull(page.QuerySelector(".oh-code"));
        foreach (var one in seenAt)
        {
            var main = one.QuerySelector("main")!;
            Assert.Equal(["tel:112", "tel:116111"], main.QuerySelectorAll("a[href^='tel:']").Take(2).Select(link => link.GetAttribute("href")));
            Assert.Contains(says, main.QuerySelector("[data-threat]")!.TextContent, StringComparison.Ordinal);
            Assert.True(main.InnerHtml.IndexOf("data-threat", StringComparison.Ordinal) < main.InnerHtml.IndexOf("<h1", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("112", "116 111", "112 and 116 111 are numbers of the European Union."), InlineData("999", "116 111", "116 111 is a number of the European Union."), InlineData("999", "0800 1111", null)]
    public async Task A_number_of_the_european_union_is_called_that_and_no_other(string danger, string helpline, string? says)
    {
        await using var door = await StartAsync(services => services.AddSingleton(Quick with { CallInDanger = danger }).AddSingleton(new OwnPictureSettings { HelplineCall = helpline }));
        var page = await door.GetAsync("/my-picture");
        Assert.Equal(says is not null, page.QuerySelector("main")!.TextContent.Contains("European Union", StringComparison.Ordinal));
        if (says is not null) Assert.Contains(says, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(says is not null, page.QuerySelector("main a[href='/help']") is not null);
        Assert.Equal(danger == "112", (await door.GetAsync("/report")).QuerySelector("main")!.TextContent.Contains("European Union", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_to_be_reached_is_not_lost_on_the_way_back_nor_in_another_language()
    {
        await using var door = await StartAsync(services => services.AddSingleton(new OwnPictureSettings { HelplineMailbox = "desk@helpline.example" }));
        var check = await NextAsync(door, await ToPicturesAsync(door), ("fingerprints", Line));
        var answers = check.QuerySelector("input[name=answers]")!.GetAttribute("value")!;
        var french = await PostAsync(door, "/fr/my-picture/send", ("answers", answers), ("to", "check"), ("reach", "on Tuesday"));
        Assert.Equal("on Tuesday", french.QuerySelector("input[name=reach]")!.GetAttribute("value"));
        var age = await PostAsync(door, "/my-picture/send", ("answers", answers), ("to", "age"), ("reach", "on Tuesday"));
        Assert.NotNull(age.QuerySelector("input[name=age]"));
        var page = await NextAsync(door, age, ("age", "from11to13"));
        page = await NextAsync(door, page);
        page = await NextAsync(door, page);
        Assert.Equal("on Tuesday", page.QuerySelector("input[name=reach]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("input[name=pin]"));
    }

    [Fact]
    public async Task An_adult_is_led_to_our_own_list_where_a_service_for_everybody_stands_in_it_and_named_in_their_language()
    {
        await using var door = await StartAsync(services => services.AddSingleton(new OwnPictureSettings { AdultsNames = new Dictionary<string, string> { ["fr"] = "Ligne des grands" } }));
        Assert.DoesNotContain("See who helps", (await NextAsync(door, await BeginAsync(door), ("age", "adult"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ligne des grands", (await NextAsync(door, await PostAsync(door, "/fr/my-picture"), ("age", "adult"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("خط مساعدة للبالغين", (await NextAsync(door, await PostAsync(door, "/ar/my-picture"), ("age", "adult"))).Body!.TextContent, StringComparison.Ordinal);
        var added = await door.House.InScopeAsync(services => services.GetRequiredService<AddHelpContact>().RunAsync(new HelpService("GB", "Example Line", HelpFor.Everybody, "+44 20 7946 0101", "Always", "English"), Stop));
        await door.House.AsAsync(Guid.NewGuid(), services => services.GetRequiredService<CheckHelpContact>().RunAsync(Assert.IsType<AddHelpContact.Outcome.Added>(added).ContactId, Stop));
        Assert.Contains("See who helps in your country", (await NextAsync(door, await BeginAsync(door), ("age", "adult"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/"), InlineData("/report"), InlineData("/statistics"), InlineData("/my-picture/helpline"), InlineData("/guidance"), InlineData("/help"), InlineData("/receipt"), InlineData("/nothing-here"), InlineData("/fr/nothing-here"), InlineData("/ar/my-picture")]
    public async Task Every_page_of_the_public_door_can_be_left_and_says_what_leaving_cannot_do(string path)
    {
        await using var door = await StartAsync();
        using var answer = await door.Http.GetAsync(new Uri(path, UriKind.Relative), Stop);
        AssertCanBeLeft(await OpenDoor.ReadAsync(answer));
    }

    [Fact]
    public async Task A_refusal_can_be_left_too()
    {
        await using var door = await StartAsync(services => services.AddSingleton(new OwnPictureSettings { GuessesPerCodeAndHour = 1 }));
        using var unread = await door.Http.PostAsync(new Uri("/my-picture/send", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Stop);
        Assert.InRange((int)unread.StatusCode, 400, 499);
        AssertCanBeLeft(await OpenDoor.ReadAsync(unread));
        await PostAsync(door, "/my-picture/status", ("code", "0000-0000-0000-0001"), ("pin", Pin));
        using var late = await SendAsync(door, "/my-picture/status", ("code", "0000-0000-0000-0001"), ("pin", Pin));
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        AssertCanBeLeft(await OpenDoor.ReadAsync(late));
    }

    // Without script nothing presses keys, and on a phone there is none: Shift is promised by script alone.
    private static void AssertCanBeLeft(IDocument page)
    {
        Assert.NotNull(page.QuerySelector("[data-exit] a[href]"));
        Assert.True(page.QuerySelector("[data-exit-hint]")!.TextContent.Length > 40);
        Assert.DoesNotContain("Shift", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Maj", page.QuerySelector("[data-exit-hint]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fr//elsewhere.example"), InlineData("//elsewhere.example"), InlineData("/ar///elsewhere.example/x"), InlineData("/fr/%5Celsewhere.example")]
    public async Task No_address_makes_a_link_of_ours_lead_elsewhere(string path)
    {
        await using var door = await StartAsync();
        using var answer = await door.Http.GetAsync(new Uri(door.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path), Stop);
        var page = await OpenDoor.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.All(page.QuerySelectorAll("a[rel=alternate]"), link => Assert.Matches("^/[a-z]", link.GetAttribute("href")));
        Assert.Equal(2, page.QuerySelectorAll("a[rel=alternate]").Length);
    }

    [Theory]
    [InlineData("/ar/my-picture", "\u2066116 111\u2069"), InlineData("/my-picture", " 116 111."), InlineData("/ar/", "\u2066112\u2069")]
    public async Task A_telephone_number_keeps_the_order_of_its_groups_where_words_run_from_right_to_left(string path, string number)
    {
        await using var door = await StartAsync();
        Assert.Contains(number, (await door.GetAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<OpenDoor> StartAsync(Action<IServiceCollection>? settings = null, bool hasPublicHalfOnly = false, TestDatabase kind = TestDatabase.Sqlite) => OpenDoor.StartAsync(PublicDoor.Build, services =>
    {
        services.AddSingleton(Quick);
        settings?.Invoke(services);
    }, hasPublicHalfOnly, kind);

    private static Task<IDocument> BeginAsync(OpenDoor door) => PostAsync(door, "/my-picture");

    private static async Task<IDocument> ToPicturesAsync(OpenDoor door) =>
        await NextAsync(door, await NextAsync(door, await BeginAsync(door), ("age", "from14to15")), ("happened", "asked"));

    private static async Task<IDocument> SendOneAsync(OpenDoor door, int number)
    {
        var page = await NextAsync(door, await ToPicturesAsync(door), ("fingerprints", $"picture {number + 1:x64} {number + 1:x32}"));
        return await NextAsync(door, await NextAsync(door, page, ("pin", Pin)));
    }

    private static string Step(IDocument page) => page.QuerySelector("h1")!.GetAttribute("data-step") ?? "";

    /// <summary>Fills the page's form and sends it, as a browser without script does.</summary>
    private static Task<IDocument> NextAsync(OpenDoor door, IDocument page, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form").Single(one => one.QuerySelector("input[name=answers]") is not null);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked)) fields[input.Name!] = input.Value;
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea")) fields[area.Name!] = area.Value;
        foreach (var (name, value) in typed) fields[name] = value;
        return PostAsync(door, form.GetAttribute("action")!, [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private static async Task<IDocument> PostAsync(OpenDoor door, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(door, path, fields);
        return await OpenDoor.ReadAsync(answer);
    }

    private static async Task<HttpResponseMessage> SendAsync(OpenDoor door, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await door.Http.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
    }

    private static Task<List<T>> RowsAsync<T>(OpenDoor door, string sql, Func<System.Data.Common.DbDataReader, T> read) =>
        door.House.InScopeAsync(services => services.GetRequiredService<HotlineDb>().ListAsync(sql, read, Stop));

    private sealed class AgeCheckDouble : IAgeCheck
    {
        public Uri Service { get; } = new("https://age.example/");

        public Task<AgeVerdict> AskAsync(string ticket, CancellationToken cancellation) => Task.FromResult(ticket switch { "under" => AgeVerdict.Under, "over" => AgeVerdict.Over, _ => AgeVerdict.Unknown });
    }
}
