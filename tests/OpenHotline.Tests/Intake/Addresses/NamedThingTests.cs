using CsCheck;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Tests.Intake.Addresses;

public sealed class NamedThingTests
{
    [Theory]
    [InlineData("+44 (0)20 7946 0000", "+4402079460000")]
    [InlineData("00 44 20-7946.0000", "+442079460000")]
    [InlineData("tel:+442079460000", "+442079460000")]
    [InlineData("020/7946 0000", "02079460000")]
    [InlineData("\u202A+٤٤ ٢٠ ٧٩٤٦ ٠٠٠٠\u202C", "+442079460000")]
    [InlineData("112", "112")]
    public void A_telephone_number_is_its_digits(string typed, string number) => Assert.Equal(number, TelephoneNumber.Read(typed)!.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("+1234567890123456")]
    [InlineData("12a34")]
    [InlineData("12+34")]
    [InlineData("call me")]
    public void What_is_no_telephone_number_is_refused(string? typed) => Assert.Null(TelephoneNumber.Read(typed));

    [Theory]
    [InlineData(ReportedThing.Newsgroup, " news:Alt.Example.Test ", "newsgroup:alt.example.test")]
    [InlineData(ReportedThing.Newsgroup, "nntp://news.example/alt.example.test", "newsgroup:alt.example.test")]
    [InlineData(ReportedThing.Telephone, "0044 20 7946 0000", "telephone:+442079460000")]
    [InlineData(ReportedThing.Chat, "  Room\t of\u200B  EXAMPLE ", "chat:room of example")]
    [InlineData(ReportedThing.Livestream, "ＬＩＶＥ at example", "livestream:live at example")]
    [InlineData(ReportedThing.Other, "A poster", "other:a poster")]
    public void Spellings_of_one_thing_meet(ReportedThing kind, string typed, string identity) => Assert.Equal(identity, Accepted(NamedThing.Read(kind, typed)).Identity);

    [Theory]
    [InlineData(ReportedThing.Chat, null, ThingRefusal.Empty)]
    [InlineData(ReportedThing.Chat, " \u200B\r\n", ThingRefusal.Empty)]
    [InlineData(ReportedThing.Newsgroup, "no newsgroup", ThingRefusal.NotANewsgroup)]
    [InlineData(ReportedThing.Newsgroup, "alt..test", ThingRefusal.NotANewsgroup)]
    [InlineData(ReportedThing.Newsgroup, "single", ThingRefusal.NotANewsgroup)]
    [InlineData(ReportedThing.Telephone, "nobody", ThingRefusal.NotATelephoneNumber)]
    [InlineData(ReportedThing.Webpage, "a.example", ThingRefusal.AskedForAnAddress)]
    public void What_cannot_be_taken_is_refused_with_its_reason(ReportedThing kind, string? typed, ThingRefusal why) =>
        Assert.Equal(new NamedThing.Outcome.Refused(why), NamedThing.Read(kind, typed));

    [Fact]
    public void A_name_has_a_bound()
    {
        Assert.IsType<NamedThing.Outcome.Accepted>(NamedThing.Read(ReportedThing.Other, new string('x', NamedThing.MaxChars)));
        Assert.Equal(new NamedThing.Outcome.Refused(ThingRefusal.TooLong), NamedThing.Read(ReportedThing.Other, new string('x', NamedThing.MaxChars + 1)));
    }

    [Fact]
    public void An_account_in_an_app_is_app_and_handle()
    {
        var thing = Accepted(NamedThing.Read(new AppHandle("Example Chat", "@Some_Body")));
        Assert.Equal(("Example Chat: Some_Body", "app:example chat/some_body"), (thing.Text, thing.Identity));
        Assert.Equal("app:/some_body", Accepted(NamedThing.Read(new AppHandle(null, "some_body"))).Identity);
        Assert.Equal(new NamedThing.Outcome.Refused(ThingRefusal.Empty), NamedThing.Read(new AppHandle(" ", "@")));
        Assert.Equal(new NamedThing.Outcome.Refused(ThingRefusal.TooLong), NamedThing.Read(new AppHandle("a", new string('x', AppHandle.MaxHandleChars + 1))));
        Assert.DoesNotContain("some_body", $"{thing} {new AppHandle("a", "some_body")}", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Any_text_is_taken_or_refused_and_reading_it_again_changes_nothing() => Gen.Select(Gen.Int[2, 7], AddressSamples.AnyText).Sample(
        (kind, typed) => NamedThing.Read((ReportedThing)kind, typed) is not NamedThing.Outcome.Accepted { Thing: var thing }
            || Accepted(NamedThing.Read(thing.Kind, thing.Text)).Identity == thing.Identity,
        iter: 10_000);

    private static NamedThing Accepted(NamedThing.Outcome outcome) => Assert.IsType<NamedThing.Outcome.Accepted>(outcome).Thing;
}
