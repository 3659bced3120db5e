namespace OpenHotline.Journeys;

/// <summary>Files that a browser cannot take as they are: each gets a sentence of its own, and the others go on.</summary>
public sealed class OwnFilesTests(Browsing browsing)
{
    [Fact]
    public async Task An_empty_a_huge_an_unreadable_and_an_unknown_file_are_each_said_and_a_good_one_goes_on()
    {
        await using var person = await browsing.VisitAsync(width: 360);
        // No machine of a test has a file of five gigabytes, nor one that is gone once it was chosen.
        await person.Page.Context.AddInitScriptAsync(
            "{const size=Object.getOwnPropertyDescriptor(Blob.prototype,'size').get;Object.defineProperty(File.prototype,'size',{get(){return this.name==='huge.png'?5*2**30:size.call(this)}})}");
        await person.Page.RouteAsync("**/assets/hasher.*.js", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = "{const s=Blob.prototype.slice;Blob.prototype.slice=function(...p){if(this.name==='gone.png')throw new DOMException('gone','NotReadableError');return s.apply(this,p)}}\n" + await answer.TextAsync() });
        });
        await OwnPictureTests.ToPicturesAsync(person, "");
        FilePayload[] files =
        [
            new() { Name = "empty.png", MimeType = "image/png", Buffer = [] }, OwnPictureTests.NotAPicture("huge.png", "image/png", 1), OwnPictureTests.NotAPicture("gone.png", "image/png", 2),
            OwnPictureTests.NotAPicture("kept.heic", "image/heic", 3), await OwnPictureTests.DrawnAsync(person, 50),
        ];
        await OwnPictureTests.ChooseAsync(person, files, lines: 2);
        var said = await person.Page.Locator("[data-own-files] li").AllInnerTextsAsync();
        string[] words = ["is empty", "too large", "could not be read", "for example HEIC", "Ready"];
        Assert.Equal(files.Length, said.Count);
        for (var i = 0; i < files.Length; i++)
        {
            Assert.StartsWith(files[i].Name, said[i], StringComparison.Ordinal);
            Assert.Contains(words[i], said[i], StringComparison.Ordinal);
        }

        await person.LookAsync();
        await person.FitsAsync();
    }
}
