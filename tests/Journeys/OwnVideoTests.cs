namespace OpenHotline.Journeys;

/// <summary>A young person's video: its file and some of its pictures become fingerprints, where the browser can play it; where it cannot, they are told.</summary>
public sealed class OwnVideoTests(Browsing browsing)
{
    private const int Frames = 5;

    [Fact]
    public async Task A_video_is_hashed_by_its_file_and_by_pictures_taken_from_it()
    {
        await using var person = await browsing.VisitAsync(width: 360);
        await OwnPictureTests.ToPicturesAsync(person, "");
        var video = await RecordedAsync(person);
        await person.Page.Context.SetOfflineAsync(true);
        await OwnPictureTests.ChooseAsync(person, [video], lines: 1);
        await person.Page.Context.SetOfflineAsync(false);
        await person.LookAsync();
        await person.FitsAsync();

        var line = (await person.Page.Locator("[data-own-lines]").InnerTextAsync()).Split(' ');
        Assert.Equal(("video", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(video.Buffer))), (line[0], line[1]));
        var hashes = line[3..].Select(part => part.Split(':')[0]).ToList();
        Assert.Equal(Frames, hashes.Count);
        // The shapes move, so the pictures are not one and the same.
        Assert.True(hashes.Distinct(StringComparer.Ordinal).Count() > 1);
        Assert.Contains($"Pictures taken from the video: {Frames}", await person.Page.Locator("[data-own-files]").InnerTextAsync(), StringComparison.Ordinal);
        await OwnPictureTests.OnAsync(person);
        Assert.Contains("Videos: 1", await person.WordsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "cannot play this video")]
    [InlineData("ar/", "تشغيل هذا الفيديو")]
    public async Task Where_the_browser_cannot_play_it_the_file_alone_counts_and_that_is_said(string language, string words)
    {
        await using var person = await browsing.VisitAsync(width: 360);
        await OwnPictureTests.ToPicturesAsync(person, language);
        await OwnPictureTests.ChooseAsync(person, [OwnPictureTests.NotAPicture("clip.mov", "video/quicktime")], lines: 1);
        Assert.Equal(3, (await person.Page.Locator("[data-own-lines]").InnerTextAsync()).Split(' ').Length);
        Assert.Contains(words, await person.Page.Locator("[data-own-files]").InnerTextAsync(), StringComparison.Ordinal);
        await person.FitsAsync();
    }

    /// <summary>Shapes that move, with the word TRAINING across them, recorded by the browser.</summary>
    private static async Task<FilePayload> RecordedAsync(Visitor person) => new()
    {
        Name = "drawn.webm", MimeType = "video/webm",
        Buffer = Convert.FromBase64String(await person.Page.EvaluateAsync<string>(
            """
            async () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [320, 240];
              const drawn = canvas.getContext('2d');
              const draw = (step) => {
                drawn.fillStyle = '#eee'; drawn.fillRect(0, 0, 320, 240);
                for (let i = 0; i < 30; i++) { drawn.fillStyle = `hsl(${i * 47 % 360} 60% ${20 + i % 60}%)`; drawn.fillRect((i * 71 + step * 9) % 300, (i * 43 + step * 5) % 220, 20 + i, 20 + i % 30); }
                drawn.font = '50px sans-serif'; drawn.fillStyle = '#000'; drawn.fillText('TRAINING', 30, 130);
              };
              draw(0);
              const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
              const parts = [];
              const ended = new Promise((resolve) => { recorder.onstop = resolve; });
              recorder.ondataavailable = (event) => parts.push(event.data);
              recorder.start();
              for (let step = 1; step <= 30; step++) { draw(step); await new Promise((resolve) => setTimeout(resolve, 50)); }
              recorder.stop();
              await ended;
              const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
              return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
            }
            """)),
    };
}
