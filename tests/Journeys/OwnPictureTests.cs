namespace OpenHotline.Journeys;

/// <summary>A young person has a picture of themselves blocked: in a real browser, on a phone, and where script is switched off.</summary>
/// <remarks>A sandbox of its own: what a young person reports stands before all else in the queue that other journeys work at.</remarks>
public sealed class OwnPictureTests(Browsing browsing) : IClassFixture<Browsing>
{
    internal const string Pin = "481502";

    [Theory]
    [InlineData(360, "")]
    [InlineData(1280, "")]
    [InlineData(360, "ar/")]
    [InlineData(360, "fr/")]
    public async Task Pictures_are_hashed_without_a_connection_and_only_their_fingerprints_are_sent(int width, string language)
    {
        await using var person = await browsing.VisitAsync(width: width);
        var sent = new List<string>();
        person.Page.Request += (_, request) => sent.Add(request.PostData ?? "");
        await ToPicturesAsync(person, language);
        Assert.Equal(language == "ar/" ? "rtl" : "ltr", await person.Page.Locator("html").GetAttributeAsync("dir"));
        var files = new[] { await DrawnAsync(person, 40), await DrawnAsync(person, 200), NotAPicture("kept.heic", "image/heic") };
        await person.Page.Context.SetOfflineAsync(true);
        await ChooseAsync(person, files, lines: 3);
        await person.Page.Context.SetOfflineAsync(false);
        await person.LookAsync();
        await person.FitsAsync();

        var lines = (await person.Page.Locator("[data-own-lines]").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([4, 4, 3], lines.Select(line => line.Split(' ').Length));
        await OnAsync(person);
        await person.Page.Locator("input[name=pin]").FillAsync(Pin);
        await person.FitsAsync();
        await OnAsync(person);
        var code = await person.Page.Locator(".oh-code").InnerTextAsync();
        await person.FitsAsync();

        var posted = string.Join('\n', sent.Where(body => body.Contains("fingerprints=", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Contains(line.Split(' ')[1], posted, StringComparison.Ordinal));
        Assert.DoesNotContain("JFIF", string.Join('\n', sent), StringComparison.Ordinal);
        Assert.DoesNotContain("drawn-40", string.Join('\n', sent), StringComparison.Ordinal);
        await StatusAsync(person, language, code, Pin);
        Assert.Equal("Received", (await StepAsync(person))!.Replace("InWork", "Received", StringComparison.Ordinal));
        await person.FitsAsync();
        await LeaveAsync(person, person.Page.Locator("form[data-form=own-take-back] button"));
        await person.LookAsync();
        Assert.Equal("Ended", await StepAsync(person));
        Assert.Equal(0, await person.Page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + document.cookie.length + (await indexedDB.databases()).length + (await navigator.serviceWorker?.getRegistrations() ?? []).length"));
    }

    [Fact]
    public async Task With_consent_the_helpline_is_written_to_and_its_answer_is_shown()
    {
        await using var person = await browsing.VisitAsync(width: 360);
        await ToPicturesAsync(person, "");
        await ChooseAsync(person, [NotAPicture("kept.heic", "image/heic", 77)], lines: 1);
        await OnAsync(person);
        await person.Page.Locator("input[name=reach]").FillAsync("on Tuesday after school");
        await person.Page.Locator("input[name=pin]").FillAsync(Pin);
        await OnAsync(person);
        var code = await person.Page.Locator(".oh-code").InnerTextAsync();

        await using var helpline = await browsing.VisitAsync();
        await helpline.UntilAsync(() => helpline.OpenAsync("sandbox", "mail/desk@helpline.example"), "A young person asks for your help");
        await helpline.FollowAsync("A young person asks for your help");
        var letter = await helpline.WordsAsync();
        Assert.Contains("on Tuesday after school", letter, StringComparison.Ordinal);
        Assert.DoesNotContain(code, letter, StringComparison.Ordinal);
        await helpline.OpenAsync("public", "my-picture/helpline");
        await helpline.Page.Locator("input[name=code]").FillAsync(letter[(letter.IndexOf("this code:", StringComparison.Ordinal) + "this code:".Length)..].Trim().Split('\n')[0].Trim());
        await helpline.PressAsync("We have taken this on");
        Assert.Equal("yes", await helpline.Page.Locator("h1[data-known]").GetAttributeAsync("data-known"));
        await StatusAsync(person, "", code, Pin);
        Assert.Contains("They have it and will contact you", await person.WordsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Without_script_the_addresses_are_taken_and_the_rest_is_said(int width)
    {
        await using var person = await browsing.VisitAsync(hasScript: false, width: width);
        await ToPicturesAsync(person, "");
        Assert.True(await person.Page.Locator("[data-own-without]").IsVisibleAsync());
        Assert.False(await person.Page.Locator("input[type=file]").IsVisibleAsync());
        await person.Page.Locator("textarea[name=addresses]").FillAsync("http://page.example/young");
        await OnAsync(person);
        await person.Page.Locator("input[name=pin]").FillAsync(Pin);
        await OnAsync(person);
        while (await person.Page.Locator(".oh-code").CountAsync() == 0)
        {
            await Task.Delay(300, TestContext.Current.CancellationToken);
            await OnAsync(person);
        }

        await StatusAsync(person, "", await person.Page.Locator(".oh-code").InnerTextAsync(), Pin);
        Assert.Contains("Address 1", await person.WordsAsync(), StringComparison.Ordinal);
        await StatusAsync(person, "", "0000 0000 0000 0000", Pin);
        Assert.Equal("Unknown", await StepAsync(person));
    }

    [Fact]
    public async Task Hundreds_of_files_are_bounded_and_a_folder_of_fifty_works()
    {
        await using var person = await browsing.VisitAsync(width: 360);
        await ToPicturesAsync(person, "");
        await ChooseAsync(person, await DrawnAsync(person, [.. Enumerable.Range(10, 50)], 320, 240), lines: 50);
        var lines = (await person.Page.Locator("[data-own-lines]").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Equal(4, line.Split(' ').Length));
        Assert.Equal(50, lines.Select(line => line.Split(' ')[3]).Distinct(StringComparer.Ordinal).Count());
        await ChooseAsync(person, [.. Enumerable.Range(50, 250).Select(i => NotAPicture($"file-{i}.bin", "image/png", i))], lines: 100);
        Assert.Contains("100", await person.Page.Locator("[data-own-said]").InnerTextAsync(), StringComparison.Ordinal);
        await person.Page.Locator("[data-own-files] button").First.ClickAsync();
        Assert.Equal(99, (await person.Page.Locator("[data-own-fingerprints]").InputValueAsync()).Split('\n').Length);
    }

    [Fact]
    public async Task A_browser_that_falsifies_pixels_is_told_what_still_works()
    {
        await using var person = await browsing.VisitAsync(width: 360);
        // What a mode against tracking does, inside the worker too.
        await person.Page.RouteAsync("**/assets/hasher.*.js", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = "{const k=OffscreenCanvasRenderingContext2D.prototype,r=k.getImageData;k.getImageData=function(...p){const g=r.apply(this,p);g.data[5]^=1;return g}}\n" + await answer.TextAsync() });
        });
        await ToPicturesAsync(person, "");
        await ChooseAsync(person, [await DrawnAsync(person, 60)], lines: 1);
        Assert.Contains("exact fingerprint", await person.Page.Locator("[data-own-files]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await person.Page.Locator("[data-own-lines]").InnerTextAsync()).Split(' ').Length);
    }

    [Fact]
    public async Task An_adult_is_sent_to_a_service_for_adults()
    {
        await using var person = await browsing.VisitAsync(width: 360);
        await BeginAsync(person, "");
        await person.Page.Locator("input[value=adult]").CheckAsync();
        await OnAsync(person);
        Assert.Contains("under 18", await person.WordsAsync(), StringComparison.Ordinal);
        await person.FitsAsync();
    }

    internal static async Task BeginAsync(Visitor person, string language)
    {
        await person.OpenAsync("public", language + "my-picture");
        await person.FitsAsync();
        await LeaveAsync(person, person.Page.Locator("form[data-form=own-begin] button"));
        await person.LookAsync();
    }

    internal static async Task ToPicturesAsync(Visitor person, string language)
    {
        await BeginAsync(person, language);
        await person.Page.Locator("input[value=from11to13]").CheckAsync();
        await OnAsync(person);
        await person.FitsAsync();
        await person.Page.Locator("input[value=threatened]").CheckAsync();
        await OnAsync(person);
        await person.FitsAsync();
    }

    /// <summary>Presses the page's own button.</summary>
    internal static async Task OnAsync(Visitor person)
    {
        await LeaveAsync(person, person.Page.Locator("main form button.govuk-button:not(.oh-compact)").First);
        await person.LookAsync();
    }

    /// <summary>Presses a button and waits until another page stands there: while the puzzle is solved that is a moment later.</summary>
    private static async Task LeaveAsync(Visitor person, ILocator button)
    {
        await person.Page.EvaluateAsync("() => { document.documentElement.dataset.left = ''; }");
        await button.ClickAsync();
        await person.Page.Locator("html:not([data-left]) main").WaitForAsync();
    }

    internal static async Task ChooseAsync(Visitor person, FilePayload[] files, int lines)
    {
        await person.Page.Locator("[data-own-pictures]").WaitForAsync();
        await person.Page.Locator("input[type=file]").SetInputFilesAsync(files);
        await person.Page.WaitForFunctionAsync("lines => document.querySelector('[data-own-fingerprints]').value.split('\\n').filter(line => line).length === lines && document.querySelector('[data-own-progress]').hidden", lines);
    }

    internal static FilePayload NotAPicture(string name, string type, int number = 0) => new() { Name = name, MimeType = type, Buffer = [1, 2, 3, (byte)number, (byte)(number >> 8)] };

    /// <summary>Shapes with the word TRAINING across them, drawn by the browser.</summary>
    internal static async Task<FilePayload> DrawnAsync(Visitor person, int shapes) => (await DrawnAsync(person, [shapes], 640, 480))[0];

    private static async Task<FilePayload[]> DrawnAsync(Visitor person, int[] shapes, int width, int height)
    {
        var drawn = await person.Page.EvaluateAsync<string[]>(
            """
            ([all, width, height]) => Promise.all(all.map(async (shapes) => {
              const canvas = new OffscreenCanvas(width, height);
              const drawn = canvas.getContext('2d');
              drawn.scale(width / 640, height / 480);
              for (let i = 0; i < shapes; i++) { drawn.fillStyle = `hsl(${i * 47 % 360} 60% ${20 + i % 60}%)`; drawn.fillRect(i * 71 % 600, i * 43 % 440, 30 + i % 80, 30 + i % 60); }
              drawn.font = '100px sans-serif'; drawn.fillStyle = '#fff'; drawn.fillText('TRAINING', 60, 260);
              const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
              return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
            }))
            """, new object[] { shapes, width, height });
        return [.. drawn.Select((file, i) => new FilePayload { Name = $"drawn-{shapes[i]}.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(file) })];
    }

    internal static async Task StatusAsync(Visitor person, string language, string code, string pin)
    {
        await person.OpenAsync("public", language + "my-picture/status");
        await person.Page.Locator("input[name=code]").FillAsync(code);
        await person.Page.Locator("input[name=pin]").FillAsync(pin);
        await person.Page.Locator("form[data-form=own-status] button").ClickAsync();
        await person.Page.Locator("h1[data-step]").WaitForAsync();
        await person.LookAsync();
    }

    private static Task<string?> StepAsync(Visitor person) => person.Page.Locator("h1[data-step]").GetAttributeAsync("data-step");
}
