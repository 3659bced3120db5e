namespace OpenHotline.Journeys;

/// <summary>Pictures of the main pages for the documents. They are drawn anew with OPENHOTLINE_PICTURES=1; else they only have to be there.</summary>
public sealed class PictureTests(Browsing browsing)
{
    private static readonly bool IsDrawing = Environment.GetEnvironmentVariable("OPENHOTLINE_PICTURES") == "1";

    public static TheoryData<string, string, string, string> Pages { get; } = new()
    {
        { "public-home", "public", "", "" },
        { "public-form", "public", "report", "" },
        { "workbench-queue", "workbench", "queue", "analyst@hotline.example" },
        { "sandbox-try", "sandbox", "", "" },
        { "sandbox-hosts", "sandbox", "hosts", "" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_documents_have_a_picture_of_every_main_page(string name, string door, string path, string mailbox)
    {
        var file = RepositoryRoot.In("docs", "pictures", name + ".png");
        if (IsDrawing)
        {
            await using var visitor = mailbox.Length > 0 ? await Visitor.SignedInAsync(browsing, mailbox) : await browsing.VisitAsync();
            await visitor.OpenAsync(door, path);
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        }

        Assert.True(File.Exists(file), $"There is no picture {name}. Draw it with OPENHOTLINE_PICTURES=1.");
    }
}
