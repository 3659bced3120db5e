using System.Security.Cryptography;
using System.Text;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Outside.Guard;
using OpenHotline.Ground.Outside.Pages;
using OpenHotline.Verify;

namespace OpenHotline.Tests.Verify;

public sealed class JudgeCheckTests
{
    private const string Words = "one two three four five six seven eight";
    private const string Other = "red green blue black white brown grey pink";
    private static readonly Baseline Known = new(SHA256.HashData(Encoding.UTF8.GetBytes(Words)), Stage.Sketch(Words));
    private static readonly FetchTrail Trail = new("direct", ["page.example"], DateTime.UnixEpoch, TimeSpan.Zero);

    [Theory]
    [InlineData(200, Words, CheckOutcome.StillUp, CheckReason.SameContent, false, false)]
    [InlineData(200, "one two three four five six seven nine", CheckOutcome.StillUp, CheckReason.SimilarContent, false, false)]
    [InlineData(200, Other, CheckOutcome.NeedsPerson, CheckReason.ChangedContent, false, true)]
    [InlineData(404, Other, CheckOutcome.Unavailable, CheckReason.SaidGone, true, false)]
    [InlineData(410, Other, CheckOutcome.Unavailable, CheckReason.SaidGone, true, false)]
    [InlineData(404, Words, CheckOutcome.StillUp, CheckReason.SimilarContent, false, false)]
    [InlineData(401, Other, CheckOutcome.Restricted, CheckReason.ShutOff, false, true)]
    [InlineData(403, Other, CheckOutcome.Restricted, CheckReason.ShutOff, false, true)]
    [InlineData(451, Other, CheckOutcome.Restricted, CheckReason.ShutOff, false, true)]
    [InlineData(429, Other, CheckOutcome.Unavailable, CheckReason.ServerError, false, false)]
    [InlineData(500, Other, CheckOutcome.Unavailable, CheckReason.ServerError, false, false)]
    [InlineData(503, Other, CheckOutcome.Unavailable, CheckReason.ServerError, false, false)]
    [InlineData(302, Other, CheckOutcome.Unavailable, CheckReason.ServerError, false, false)]
    public void An_answer_is_judged_by_status_and_content(int status, string words, CheckOutcome outcome, CheckReason reason, bool isGone, bool callsPerson) =>
        Assert.Equal(new Judgement(outcome, reason, isGone, callsPerson), Judge(Known, Stage.Page(words, status)(Trail)));

    [Fact]
    public void Silence_is_unreachable_and_never_gone()
    {
        FetchOutcome[] silences = [new FetchOutcome.NameNotFound(Trail), new FetchOutcome.NameUnanswered(Trail), new FetchOutcome.ConnectFailed(Trail, false), new FetchOutcome.TlsFailed(Trail), new FetchOutcome.TimedOut(Trail, FetchStage.Headers, null)];
        Assert.All(silences, silence =>
        {
            var judged = Judge(Known, silence);
            Assert.Equal((CheckOutcome.Unreachable, false, false), (judged.Outcome, judged.IsGone, judged.CallsPerson));
        });
    }

    [Fact]
    public void An_address_that_the_guard_refuses_is_a_persons_to_judge()
    {
        var judged = Judge(Known, new FetchOutcome.Refused(Trail, FetchRefusal.NotPublic, AddressKind.Loopback));
        Assert.Equal((CheckOutcome.NeedsPerson, CheckReason.NotGoneTo, true, false), (judged.Outcome, judged.Reason, judged.CallsPerson, judged.IsGone));
    }

    [Fact]
    public void What_cannot_be_read_to_its_end_is_a_persons_to_judge() =>
        Assert.Equal(CheckReason.CannotBeCompared, Judge(Known, new FetchOutcome.TooLarge(Trail, FetchStage.Body, 200, "video/mp4")).Reason);

    [Fact]
    public void Other_content_at_another_site_has_moved_and_the_same_content_there_is_still_up()
    {
        Assert.Equal(CheckOutcome.Moved, Judge(Known, Stage.Page(Other, endsAt: "elsewhere.example")(Trail)).Outcome);
        Assert.Equal(CheckOutcome.StillUp, Judge(Known, Stage.Page(Words, endsAt: "elsewhere.example")(Trail)).Outcome);
        Assert.Equal(CheckReason.ChangedContent, Judge(Known, Stage.Page(Other, endsAt: "www.page.example")(Trail)).Reason);
    }

    [Fact]
    public void A_redirect_to_the_front_page_is_not_taken_for_the_page()
    {
        Assert.Equal(CheckReason.LedToFrontPage, Judge(Known, Stage.Page(Other, atRoot: true)(Trail)).Reason);
        Assert.Equal(CheckReason.LedToFrontPage, Judge(Baseline.None, Stage.Page(Other, atRoot: true)(Trail)).Reason);
    }

    [Theory]
    [InlineData(404, 404, CheckReason.SaidGone, true)]
    [InlineData(404, 200, CheckReason.DifferentByWay, false)]
    [InlineData(404, 503, CheckReason.ServerError, false)]
    [InlineData(503, 404, CheckReason.ServerError, false)]
    [InlineData(404, 403, CheckReason.ShutOff, false)]
    [InlineData(503, 200, CheckReason.SameContent, false)]
    public void Two_ways_out_have_to_agree_that_it_is_gone(int first, int second, CheckReason reason, bool isGone)
    {
        var judged = Judge(Known, Stage.Page(first == 200 ? Words : Other, first)(Trail), Stage.Page(second == 200 ? Words : Other, second)(Trail));
        Assert.Equal((reason, isGone), (judged.Reason, judged.IsGone));
    }

    [Fact]
    public void At_the_first_look_two_ways_that_are_shown_different_pages_are_cloaking()
    {
        Assert.Equal(CheckReason.DifferentByWay, Judge(Baseline.None, Stage.Page(Words)(Trail), Stage.Page(Other)(Trail)).Reason);
        Assert.Equal(CheckReason.FirstLook, Judge(Baseline.None, Stage.Page(Words)(Trail), Stage.Page(Words)(Trail)).Reason);
    }

    [Fact]
    public void The_same_words_without_the_pictures_are_not_the_same_page()
    {
        var (words, with, without) = (Stage.Sketch(Words), Enumerable.Range(1, 32).Select(slot => (ushort)slot).ToArray(), Enumerable.Range(100, 32).Select(slot => (ushort)slot).ToArray());
        Assert.True(Likeness.IsSame([1], words with { Shown = with }, [2], words with { Shown = with }));
        Assert.False(Likeness.IsSame([1], words with { Shown = with }, [2], words with { Shown = without }));
        Assert.False(Likeness.IsSame([1], words with { Shown = with }, [2], words));
    }

    private static Judgement Judge(Baseline baseline, params FetchOutcome[] outcomes) => JudgeCheck.Of([.. outcomes.Select(Look.Of)], baseline);
}
