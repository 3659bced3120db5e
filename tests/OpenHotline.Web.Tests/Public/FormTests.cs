using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Facts;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Storage;
using OpenHotline.Intake;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Publish.Publishing;
using OpenHotline.Testing;
using OpenHotline.Web.Public;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Tests.Public;

public sealed class FormTests
{
    private static readonly PublicFormSettings Quick = new() { WaitSeconds = 0, PuzzleBits = 10 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEveryDatabase]
    public async Task A_report_is_made_without_script_and_its_code_opens_its_receipt(TestDatabase kind)
    {
        await using var door = await StartAsync(Quick, hasPublicHalfOnly: true, kind);
        var page = await door.GetAsync("/report");
        page = await NextAsync(door, page, ("address", "  hxxps://page[.]example/a?b=c  "));
        page = await NextAsync(door, page, ("referrer", "http://from.example/"), ("password", "open sesame"));
        page = await NextAsync(door, page, ("note", "below the fold"), ("danger", "yes"));
        Assert.Contains("hxxps://page[.]example/a?b=c", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        page = await NextAsync(door, page);
        Assert.NotNull(page.QuerySelector("input[name=ticket]"));
        page = await NextAsync(door, page);
        var code = page.QuerySelector(".oh-code")!.TextContent.Trim();

        await door.House.RunJobAsync<OpenArrivalsJob>();
        var id = Assert.Single(await RowsAsync(door, "SELECT id FROM reports", row => row.Id(0)));
        var report = await door.House.InScopeAsync(services => services.GetRequiredService<ReadReport>().RunAsync(id, Stop));
        Assert.Equal(("hxxps://page[.]example/a?b=c", "http://from.example/", "open sesame", "below the fold", true),
            (report!.Text!.Address, report.Text.Referrer, report.Text.Password, report.Text.Note, report.Text.SaysChildAtRisk));
        var receipt = await PostAsync(door, "/receipt", ("code", code));
        Assert.Equal("Received", receipt.QuerySelector("h1")!.GetAttribute("data-step"));
        Assert.Equal("Unknown", (await PostAsync(door, "/receipt", ("code", "0000-0000-0000-0000"))).QuerySelector("h1")!.GetAttribute("data-step"));
    }

    [Theory]
    [InlineData(""), InlineData("12 34"), InlineData("0000-0000-0000-000U")]
    public async Task What_cannot_be_a_receipt_code_is_asked_again_as_it_was_typed(string typed)
    {
        await using var door = await StartAsync(Quick);
        var page = await PostAsync(door, "/receipt", ("code", typed));
        Assert.Equal(typed, page.QuerySelector("input[name=code]")!.GetAttribute("value") ?? "");
        Assert.Contains("16 letters and numbers", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/report"), InlineData("/fr/report"), InlineData("/ar/report")]
    public async Task The_days_that_the_form_names_are_those_of_the_retention_rules(string path)
    {
        await using var door = await StartAsync(Quick, also: services => services.Replace(ServiceDescriptor.Singleton(new RetentionSettings { ReportTextDays = 97, NotActionableAddressDays = 211 })));
        var kept = (await door.GetAsync(path)).QuerySelector("details")!.TextContent;
        Assert.Contains("97", kept, StringComparison.Ordinal);
        Assert.Contains("211", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("730", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_middle_of_the_form_another_language_keeps_what_was_typed()
    {
        await using var door = await StartAsync(Quick);
        var page = await NextAsync(door, await door.GetAsync("/report"), ("address", "http://page.example/"));
        var button = page.QuerySelectorAll("header button[form=report]").Single(one => one.GetAttribute("lang") == "ar");
        Assert.Equal("/ar/report/reach", button.GetAttribute("formaction"));
        var kept = page.QuerySelector("#report input[name=answers]")!.GetAttribute("value")!;
        page = await PostAsync(door, "/ar/report/reach", ("answers", kept), ("referrer", "http://from.example/"), ("to", button.GetAttribute("value")!));
        Assert.Equal(("ar", "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Equal("http://from.example/", page.QuerySelector("[name=referrer]")!.GetAttribute("value"));
        page = await NextAsync(door, await NextAsync(door, page));
        page = await NextAsync(door, await NextAsync(door, page));
        var code = page.QuerySelector(".oh-code")!.TextContent;
        var again = page.QuerySelector("#report")!.QuerySelectorAll("input").Select(one => (one.GetAttribute("name")!, one.GetAttribute("value") ?? "")).ToArray();
        page = await PostAsync(door, "/fr/report/send", again);
        Assert.Equal(code, page.QuerySelector(".oh-code")!.TextContent);
        page = await PostAsync(door, "/fr/receipt", ("code", code));
        Assert.Equal(code, page.QuerySelector("#receipt input[name=code]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_thing_without_an_address_is_reported_with_its_place()
    {
        await using var door = await StartAsync(Quick);
        var page = await NextAsync(door, await door.GetAsync("/report"), ("to", "thing"));
        var missing = await NextAsync(door, page);
        Assert.Equal(2, missing.QuerySelectorAll(".govuk-error-summary a").Length);
        page = await NextAsync(door, missing, ("thing", "chat"), ("where", "the group of a.example"));
        page = await NextAsync(door, await NextAsync(door, await NextAsync(door, page)));
        Assert.NotNull(page.QuerySelector(".oh-code"));
        await door.House.RunJobAsync<OpenArrivalsJob>();
        Assert.Equal(3, Assert.Single(await RowsAsync(door, "SELECT thing FROM reports", row => row.GetInt32(0))));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_report_with_one_receipt_and_a_changed_one_is_another()
    {
        await using var door = await StartAsync(Quick);
        var check = await ToCheckAsync(door, "http://page.example/");
        var waiting = await NextAsync(door, check);
        var (first, again) = (await NextAsync(door, waiting), await NextAsync(door, waiting));
        Assert.Equal(first.QuerySelector(".oh-code")!.TextContent, again.QuerySelector(".oh-code")!.TextContent);
        await door.House.RunJobAsync<OpenArrivalsJob>();
        await NextAsync(door, waiting);
        await door.House.RunJobAsync<OpenArrivalsJob>();
        Assert.Single(await RowsAsync(door, "SELECT id FROM reports", row => row.Id(0)));

        var changed = await NextAsync(door, await NextAsync(door, check, ("to", "note")), ("note", "one more thing"));
        var other = await NextAsync(door, await NextAsync(door, changed));
        Assert.NotEqual(first.QuerySelector(".oh-code")!.TextContent, other.QuerySelector(".oh-code")!.TextContent);
        Assert.Single(await RowsAsync(door, "SELECT id FROM arrivals", row => row.Id(0)));
    }

    [Fact]
    public async Task A_solved_puzzle_sends_at_once_and_only_what_it_was_solved_for()
    {
        await using var door = await StartAsync(Quick with { WaitSeconds = 100 });
        var check = await ToCheckAsync(door, "http://page.example/");
        var puzzle = check.QuerySelector("input[data-puzzle]")!;
        var solution = Solve(Convert.FromHexString(puzzle.GetAttribute("data-puzzle")!), int.Parse(puzzle.GetAttribute("data-puzzle-bits")!, CultureInfo.InvariantCulture));
        Assert.NotNull((await NextAsync(door, check, ("solution", solution))).QuerySelector(".oh-code"));
        var other = await ToCheckAsync(door, "http://page.example/");
        var wait = await NextAsync(door, other, ("solution", "0"));
        Assert.Null(wait.QuerySelector(".oh-code"));
        Assert.Null((await NextAsync(door, wait)).QuerySelector(".oh-code"));
        Assert.Single(await RowsAsync(door, "SELECT id FROM arrivals", row => row.Id(0)));
    }

    [Theory]
    [InlineData("", "AddressMissing"), InlineData("only words here", "AddressNotOne"), InlineData("data:image/png;base64,AAAA", "AddressIsPicture")]
    [InlineData("mailto:a@b.example", "AddressOtherKind"), InlineData("http://localhost/", "AddressPrivate"), InlineData("http://a.example http://b.example", "AddressSeveral")]
    public async Task What_is_no_address_is_asked_for_again_with_the_reason(string typed, string reason)
    {
        await using var door = await StartAsync(Quick);
        var page = await NextAsync(door, await door.GetAsync("/report"), ("address", typed));
        var words = door.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<FormWords>>();
        Assert.Equal(words[reason], page.QuerySelector(".govuk-error-summary a")!.TextContent.Trim());
        Assert.Equal("#address", page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal(typed.StartsWith("data:", StringComparison.Ordinal) ? "" : typed, ((IHtmlInputElement)page.QuerySelector("#address")!).Value);
    }

    [Fact]
    public async Task Pictures_are_thrown_away_and_the_person_is_told()
    {
        await using var door = await StartAsync(Quick);
        var page = await NextAsync(door, await NextAsync(door, await door.GetAsync("/report"), ("address", "http://page.example/")));
        var pasted = await NextAsync(door, page, ("note", "see data:image/png;base64,iVBORw0KGgo= here"));
        Assert.Contains("threw it away", pasted.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("iVBORw0KGgo", pasted.Body.InnerHtml, StringComparison.Ordinal);

        using var parts = new MultipartFormDataContent
        {
            { new StringContent(Hidden(page, "answers")), "answers" }, { new StringContent("my note"), "note" }, { new ByteArrayContent(new byte[200_000]), "file", "picture.png" },
        };
        using var answer = await door.Http.PostAsync(new Uri("/report/note", UriKind.Relative), parts, Stop);
        var sent = await OpenDoor.ReadAsync(answer);
        Assert.Contains("threw it away", sent.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("my note", sent.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_bytes_in_any_field_get_a_page_and_never_a_failure()
    {
        await using var door = await StartAsync(Quick);
        var page = await door.GetAsync("/report");
        var random = new byte[2000];
        foreach (var step in (string[])["address", "thing", "reach", "note", "check", "send", "nothing"])
        {
            foreach (var field in (string[])["answers", "to", "address", "where", "thing", "referrer", "password", "note", "danger", "solution", "ticket"])
            {
                RandomNumberGenerator.Fill(random);
                var body = $"answers={Uri.EscapeDataString(Hidden(page, "answers"))}&{field}=" + string.Concat(random.Select(one => $"%{one:X2}"));
                using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
                using var answer = await door.Http.PostAsync(new Uri($"/report/{step}", UriKind.Relative), content, Stop);
                Assert.InRange((int)answer.StatusCode, 200, 499);
            }
        }
    }

    [Fact]
    public async Task An_address_of_many_megabytes_is_refused_with_a_page()
    {
        await using var door = await StartAsync(Quick);
        var page = await door.GetAsync("/report");
        var cut = await NextAsync(door, page, ("address", "http://page.example/" + new string('a', 300_000)));
        Assert.NotEmpty(cut.QuerySelectorAll(".govuk-error-summary a"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/report/address") { Content = new FormUrlEncodedContent([new("address", new string('a', 10_000_000))]) };
        request.Headers.ExpectContinue = true;
        using var answer = await door.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Answers_sealed_elsewhere_or_changed_begin_again_with_what_is_on_the_page()
    {
        await using var door = await StartAsync(Quick);
        var page = await PostAsync(door, "/report/note", ("answers", "AAAA"), ("note", "typed"));
        Assert.Contains("open for too long", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#address"));
    }

    [Fact]
    public async Task Too_many_at_once_wait_and_lose_nothing()
    {
        await using var door = await StartAsync(Quick with { ReportsPerMinute = 1, LimitWaitSeconds = 30 });
        var first = await NextAsync(door, await NextAsync(door, await ToCheckAsync(door, "http://a.example/")));
        Assert.NotNull(first.QuerySelector(".oh-code"));
        var wait = await NextAsync(door, await NextAsync(door, await ToCheckAsync(door, "http://b.example/")));
        Assert.Null(wait.QuerySelector(".oh-code"));
        Assert.Contains("30", wait.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(wait.QuerySelector("input[name=answers]"));
    }

    [Theory]
    [InlineData("/fr", "fr", "ltr"), InlineData("/ar", "ar", "rtl")]
    public async Task The_form_speaks_other_languages_to_its_end(string prefix, string language, string direction)
    {
        await using var door = await StartAsync(Quick);
        var page = await door.GetAsync($"{prefix}/report");
        page = await NextAsync(door, await NextAsync(door, await NextAsync(door, page, ("address", "http://page.example/"))));
        page = await NextAsync(door, await NextAsync(door, page));
        Assert.NotNull(page.QuerySelector(".oh-code"));
        Assert.Equal((language, direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
    }

    [Fact]
    public async Task Every_answer_sets_no_cookie_and_is_not_kept()
    {
        await using var door = await StartAsync(Quick);
        foreach (var path in (string[])["/", "/report", "/receipt"])
        {
            using var answer = await door.Http.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.NotNull((await OpenDoor.ReadAsync(answer)).QuerySelector("[data-exit]"));
        }
    }

    [Fact]
    public void Sender_limits_count_by_the_hour_and_keep_no_address()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var limits = new SenderLimits(perSenderAndHour: 2, perMinute: 3000, clock);
        var (one, other) = (IPAddress.Parse("198.51.100.7"), IPAddress.Parse("2001:db8::1"));
        Assert.True(limits.Admit(one) && limits.Admit(one) && !limits.Admit(one));
        Assert.True(limits.Admit(other) && limits.Admit(IPAddress.Parse("2001:db8::2")) && !limits.Admit(IPAddress.Parse("2001:db8::3")));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(limits.Admit(one));
    }

    [Theory]
    [InlineData(0, "", "How long this takes differs from page to page.")]
    [InlineData(30, "", "half were gone within a day of it (First half of 2026)"), InlineData(30, "/fr", "en moins d’un jour ("), InlineData(30, "/ar", "خلال يوم (")]
    public async Task Who_reported_reads_how_long_it_took_in_our_own_figures_or_no_number(int removed, string language, string says)
    {
        await using var door = await StartAsync(Quick);
        await door.House.InUnitAsync(services =>
        {
            var timeline = services.GetRequiredService<OpenHotline.Ground.Timeline.Timeline>();
            for (var i = 0; i < removed; i++)
            {
                var (page, episode) = (Guid.NewGuid(), Guid.NewGuid());
                timeline.Write(new EpisodeAssessed(page, episode, Guid.NewGuid(), 1, null, null, ThingKind.Webpage, Verdict.Actionable, ContentKind.Imagery, UkCategory.C, InhopeClass.Baseline, IndustryClass.None,
                    AgeBand.Age11To13, DepictedSex.Girls, HowMade.Unknown, Commerciality.Unknown, SiteType.ImageHost, false, ReportSource.Public, 1));
                // Facts of one millisecond have no order among themselves.
                door.House.Clock.Advance(TimeSpan.FromMilliseconds(1));
                timeline.Write(new PageRemoved(page, episode, door.House.Clock.GetUtcNow().UtcDateTime, Guid.NewGuid(), "NL", i % 3 == 0 ? 600_000 : 7_200, 5));
            }

            return Task.FromResult(true);
        });
        await door.House.TellFactsAsync();
        door.House.Clock.Advance(TimeSpan.FromDays(365));
        await door.House.InScopeAsync(services => services.GetRequiredService<ClosePeriod>().RunAsync("2026H1", Stop));
        var page = await ToCheckAsync(door, "https://page.example/a");
        page = await NextAsync(door, page);
        page = await NextAsync(door, page);
        if (language.Length > 0) page = await PostAsync(door, language + "/report/send", [.. page.QuerySelectorAll("#report input[type=hidden]").Select(one => (one.GetAttribute("name") ?? "", one.GetAttribute("value") ?? ""))]);
        Assert.NotNull(page.QuerySelector(".oh-code"));
        Assert.Contains(says, page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<OpenDoor> StartAsync(PublicFormSettings settings, bool hasPublicHalfOnly = false, TestDatabase kind = TestDatabase.Sqlite, Action<IServiceCollection>? also = null) => OpenDoor.StartAsync(
        PublicDoor.Build, services => { services.AddSingleton(settings); also?.Invoke(services); }, hasPublicHalfOnly, kind);

    private static async Task<IDocument> ToCheckAsync(OpenDoor door, string address) =>
        await NextAsync(door, await NextAsync(door, await NextAsync(door, await door.GetAsync("/report"), ("address", address))));

    /// <summary>Fills the page's form and sends it, as a browser without script does.</summary>
    private static Task<IDocument> NextAsync(OpenDoor door, IDocument page, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form").Single(one => one.QuerySelector("input[name=answers]") is not null);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input").Where(input => input.Type != "radio" || input.IsChecked)) fields[input.Name!] = input.Value;
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea")) fields[area.Name!] = area.Value;
        foreach (var (name, value) in typed) fields[name] = value;
        return PostAsync(door, form.GetAttribute("action")!, [.. fields.Select(field => (field.Key, field.Value))]);
    }

    private static async Task<IDocument> PostAsync(OpenDoor door, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        using var answer = await door.Http.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
        return await OpenDoor.ReadAsync(answer);
    }

    private static string Hidden(IDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"input[name={name}]")!).Value;

    private static string Solve(byte[] challenge, int bits)
    {
        for (ulong number = 0; ; number++)
        {
            var tried = new byte[40];
            challenge.CopyTo(tried, 0);
            BinaryPrimitives.WriteUInt64BigEndian(tried.AsSpan(32), number);
            if (System.Numerics.BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(tried))) >= bits) return number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static Task<List<T>> RowsAsync<T>(OpenDoor door, string sql, Func<System.Data.Common.DbDataReader, T> read) =>
        door.House.InScopeAsync(services => services.GetRequiredService<HotlineDb>().ListAsync(sql, read, Stop));
}
