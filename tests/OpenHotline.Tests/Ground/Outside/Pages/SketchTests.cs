using System.Text;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Tests.Ground.Outside.Pages;

public sealed class SketchTests
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 400).Select(number => $"word{number}")];

    [Fact]
    public void The_same_page_is_the_same_however_it_arrives()
    {
        var page = Page(Words);
        var bytes = Encoding.UTF8.GetBytes(page);
        var sketcher = Sketcher.For("text/html", "utf-8")!;
        foreach (var one in bytes) sketcher.Add([one]);

        Assert.Equal(new SketchLikeness(1, 1, 1), sketcher.Finish().CompareTo(Sketch(page)));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Likeness_is_the_share_of_equal_runs(double changed)
    {
        var other = Words.ToArray();
        for (var index = 0; index < other.Length * changed; index++) other[index] = "x" + other[index];

        // Of n runs on each side, s are equal: the share of the union is s / (2n - s).
        var expected = (1 - changed) / (1 + changed);
        Assert.InRange(Sketch(Page(Words)).CompareTo(Sketch(Page(other))).Words!.Value, expected - 0.19, expected + 0.19);
    }

    [Fact]
    public void Pages_with_nothing_in_common_are_not_alike() =>
        Assert.InRange(Sketch(Page(Words)).CompareTo(Sketch(Page([.. Words.Select(word => word + "z")]))).Words!.Value, 0, 0.05);

    [Fact]
    public void A_page_whose_pictures_are_gone_shows_it_while_its_words_stay()
    {
        var likeness = Sketch(Page(Words)).CompareTo(Sketch(Page(Words).Replace("/picture", "/removed", StringComparison.Ordinal)));

        Assert.Equal(1, likeness.Words);
        Assert.InRange(likeness.Shown!.Value, 0, 0.2);
    }

    [Theory]
    [InlineData("<p>one two three</p>", 3)]
    [InlineData("<title>not this</title><p>one</p>two", 2)]
    [InlineData("<script>if (a<b && '</p>') { \"one\" }</script>two", 1)]
    [InlineData("<script src='x'>a = '</scr' + 'ipt>';</script >two three", 2)]
    [InlineData("<!-- one > two -- > three -->four", 1)]
    [InlineData("<!-->one", 1)]
    [InlineData("<!doctype html><b title='a > b'>one</b>", 1)]
    [InlineData("<p class=x>one<br/>two", 2)]
    [InlineData("a < b", 2)]
    [InlineData("<style>p{}</style><template>no</template><noscript>no</noscript>yes", 1)]
    [InlineData("مرحبا بكم", 2)]
    [InlineData("画像を削除", 5)]
    public void Only_visible_words_count(string page, int count) => Assert.Equal(count, Sketch(page).WordCount);

    [Fact]
    public void Another_encoding_gives_the_same_words()
    {
        const string page = "<p>éléphant déjà vu là-bas</p>";
        var sketcher = Sketcher.For("text/html", "windows-1252")!;
        sketcher.Add(Encoding.Latin1.GetBytes(page));

        Assert.Equal(1, sketcher.Finish().CompareTo(Sketch(page)).Words);
    }

    [Theory]
    [InlineData("no-such-charset")]
    [InlineData("\"utf-8\"")]
    [InlineData("utf-7")]
    public void A_strange_charset_stops_nothing(string charset) => Assert.NotNull(Sketcher.For("text/html", charset));

    [Fact]
    public void What_is_not_there_is_not_compared()
    {
        var empty = Sketch("");

        Assert.Equal(new SketchLikeness(null, null, null), empty.CompareTo(Sketch(Page(Words))));
        Assert.Null(Sketcher.For("image/png", null));
    }

    [Fact]
    public void A_sketch_is_kept_in_few_bytes_and_read_back()
    {
        var sketch = Sketch(Page(Words));
        var bytes = sketch.ToBytes();

        Assert.Equal(264, bytes.Length);
        Assert.Equal(new SketchLikeness(1, 1, 1), PageSketch.FromBytes(bytes)!.CompareTo(sketch));
        Assert.Equal(sketch.WordCount, PageSketch.FromBytes(bytes)!.WordCount);
        Assert.Null(PageSketch.FromBytes(bytes.AsSpan(1)));
        Assert.Null(PageSketch.FromBytes([2, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Null(PageSketch.FromBytes([]));
    }

    [Fact]
    public void A_page_made_to_hurt_is_read_in_bounded_memory()
    {
        var sketcher = Sketcher.For(null, null)!;
        var chunk = Encoding.UTF8.GetBytes("<" + new string('a', 8000) + " " + new string('b', 8000) + "='" + new string('c', 8000));
        for (var times = 0; times < 50; times++) sketcher.Add(chunk);

        Assert.NotNull(sketcher.Finish());
    }

    private static string Page(string[] words) =>
        "<html><body>" + string.Concat(words.Select((word, index) => index % 40 == 0 ? $"<div><img src=\"/picture{index}.png\"><p>{word}</p></div>" : word + " ")) + "</body></html>";

    private static PageSketch Sketch(string page)
    {
        var sketcher = Sketcher.For("text/html", null)!;
        sketcher.Add(Encoding.UTF8.GetBytes(page));
        return sketcher.Finish();
    }
}
