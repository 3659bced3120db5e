using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OpenHotline.Facts.Codes;
using OpenHotline.Intake;
using OpenHotline.Testing;

namespace OpenHotline.Notify;

public sealed class NoticeMailTests
{
    private const string Address = "https://www.bad.example/a?b=1";

    [Fact]
    public async Task A_notice_is_a_feedback_report_whose_text_is_defanged()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var mail = await SentAsync(house);
        var report = Assert.IsType<MultipartReport>(mail.Body);
        Assert.Equal("feedback-report", report.ReportType);
        Assert.Equal(3, report.Count);
        var text = Assert.IsType<TextPart>(report[0]).Text;
        Assert.Contains("hxxps://www[.]bad[.]example/a?b=1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bad.example", text, StringComparison.Ordinal);
        Assert.Contains("preserve", text, StringComparison.Ordinal);
        var ticket = (await house.OnlyAsync<Notice>()).Ticket;
        Assert.Matches("^OH-[A-HJ-NP-Z2-9]{16}$", ticket);
        Assert.Contains(ticket, mail.Subject, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        var machine = Decoded((MimePart)report[1]);
        Assert.Equal("message/feedback-report", report[1].ContentType.MimeType);
        foreach (var line in new[] { "Feedback-Type: other", "Version: 1", "User-Agent: OpenHotline/1.0", "Source-IP: 192.0.2.10", "Reported-URI: " + Address }) Assert.Contains(line, machine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_machine_readable_report_is_signed_and_carries_no_evidence()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var mail = await SentAsync(house);
        var bytes = Encoding.UTF8.GetBytes(Decoded((MimePart)((Multipart)mail.Body!)[2]));
        var signature = mail.Headers["X-OpenHotline-Signature"]!.Split("s=")[1];
        Assert.True(house.House.Keys.Verify(house.House.Keys.NewestSigningKey, bytes, Convert.FromBase64String(signature)));
        using var report = JsonDocument.Parse(bytes);
        Assert.Equal("baseline", report.RootElement.GetProperty("classification").GetString());
        foreach (var never in new[] { "evidence", "screenshot_url", "hash_values", "_internal" }) Assert.False(report.RootElement.TryGetProperty(never, out _));
    }

    [Fact]
    public async Task An_independent_validator_finds_the_report_valid()
    {
        var schemas = SharedData.Find("xarf");
        var node = Installed.FindOrSkip("nodejs", "node");
        if (!Directory.Exists(RepositoryRoot.In("node_modules", "ajv"))) Assert.Skip("npm ci has not been run: ajv is missing.");
        await using var house = await NotifyHouse.OpenAsync();
        var mail = await SentAsync(house);
        var start = new ProcessStartInfo(node, [RepositoryRoot.In("tests", "OpenHotline.Tests", "Notify", "xarf-validate.mjs"), schemas, RepositoryRoot.Folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Decoded((MimePart)((Multipart)mail.Body!)[2]));
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(NotifyHouse.Cancellation);
        await process.WaitForExitAsync(NotifyHouse.Cancellation);
        Assert.True(process.ExitCode == 0, said);
    }

    [Fact]
    public async Task Only_imagery_has_a_machine_readable_report()
    {
        await using var house = await NotifyHouse.OpenAsync();
        var page = await house.AddPageAsync(Address);
        await house.TellAsync(house.Assessed(page, kind: ContentKind.AdvertOrLink), house.FirstCheck(page));
        await house.TraceAndSendAsync();
        Assert.Equal(2, ((Multipart)Assert.Single(house.Post.Sent).Body!).Count);
    }

    [Fact]
    public async Task Test_mode_sends_everything_to_one_mailbox_and_names_the_recipient()
    {
        await using var house = await NotifyHouse.OpenAsync(settings: new NotifySettings { ApproveFoundContacts = true, TestMailbox = "test@hotline.example" });
        var mail = await SentAsync(house);
        Assert.Equal("test@hotline.example", mail.To.Mailboxes.Single().Address);
        Assert.Contains("TEST MODE: this mail would have gone to abuse@slowhost.example", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Ce que nous demandons"), InlineData("ar", "ما نطلبه"), InlineData("xx", "What we ask")]
    public async Task A_host_reads_its_own_language_or_english(string language, string words)
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync(Address);
        await house.House.RunJobAsync<TraceCasesJob>();
        var host = await house.OnlyAsync<Host>();
        Assert.Equal(ChangeHost.Outcome.Changed, await house.UseAsync<ChangeHost, ChangeHost.Outcome>(use => use.MannerAsync(host.Id, new ChangeHost.Manner(language, "Europe/Paris", null, null, null, null), NotifyHouse.Cancellation)));
        await house.House.RunJobAsync<SendNoticesJob>();
        Assert.Contains(words, Assert.Single(house.Post.Sent).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_tell_the_reporter_is_in_no_part_of_the_mail_and_not_on_the_hosts_page()
    {
        await using var house = await NotifyHouse.OpenAsync();
        await house.AddActionableAsync("https://www.bad.example/a?b=1&fbclid=IwAR3x&to=bob@mail.example");
        await house.TraceAndSendAsync();
        var mail = Assert.Single(house.Post.Sent);
        Assert.Contains("hxxps://www[.]bad[.]example/a?b=1", mail.TextBody, StringComparison.Ordinal);
        using var bytes = new MemoryStream();
        await mail.WriteToAsync(bytes, NotifyHouse.Cancellation);
        var parts = ((Multipart)mail.Body!).OfType<MimePart>().Select(Decoded).Append(Encoding.UTF8.GetString(bytes.ToArray()));
        Assert.All(parts, part => Assert.All(new[] { "fbclid", "IwAR3x", "mail.example", "mail[.]example" }, told => Assert.DoesNotContain(told, part, StringComparison.OrdinalIgnoreCase)));
        var notice = await house.OnlyAsync<Notice>();
        var page = await house.UseAsync<HostPage, HostPage.Page>(use => use.ReadAsync(new HostVisit(Guid.NewGuid(), [1], notice.Id, notice.HostId, DateTime.MaxValue), NotifyHouse.Cancellation));
        Assert.Equal("hxxps://www[.]bad[.]example/a?b=1", Assert.Single(page.Rows).Address);
    }

    [Fact]
    public async Task A_doubtful_part_that_a_person_took_out_is_in_no_mail_and_not_on_the_hosts_page()
    {
        await using var house = await NotifyHouse.OpenAsync();
        const string whole = "https://www.bad.example/a?b=1&ref=friend88&key=open";
        var page = await house.AddActionableAsync(whole);
        var chosen = await house.UseAsync<ChooseStripping, ChooseStripping.Outcome>(use => use.RunAsync(page.Webpage, [whole.IndexOf("ref=", StringComparison.Ordinal)], NotifyHouse.Cancellation));
        Assert.Equal(ChooseStripping.Outcome.Kept, chosen);
        await house.TraceAndSendAsync();
        var mail = Assert.Single(house.Post.Sent);
        Assert.Contains("hxxps://www[.]bad[.]example/a?b=1&key=open", mail.TextBody, StringComparison.Ordinal);
        Assert.All(((Multipart)mail.Body!).OfType<MimePart>().Select(Decoded), part => Assert.DoesNotContain("friend88", part, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Reported-URI: https://www.bad.example/a?b=1&key=open", Decoded((MimePart)((Multipart)mail.Body!)[1]), StringComparison.Ordinal);
        Assert.Contains("/a?b=1&key=open", Decoded((MimePart)((Multipart)mail.Body!)[2]).Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
        var notice = await house.OnlyAsync<Notice>();
        var shown = await house.UseAsync<HostPage, HostPage.Page>(use => use.ReadAsync(new HostVisit(Guid.NewGuid(), [1], notice.Id, notice.HostId, DateTime.MaxValue), NotifyHouse.Cancellation));
        Assert.Equal("hxxps://www[.]bad[.]example/a?b=1&key=open", Assert.Single(shown.Rows).Address);
    }

    private static async Task<MimeMessage> SentAsync(NotifyHouse house)
    {
        await house.AddActionableAsync(Address);
        await house.TraceAndSendAsync();
        return Assert.Single(house.Post.Sent);
    }

    private static string Decoded(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
