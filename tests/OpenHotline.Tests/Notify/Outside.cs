using System.Net;
using MimeKit;
using OpenHotline.Ground.Outside.Mail;
using OpenHotline.Ground.Outside.Names;
using OpenHotline.Ground.Outside.Rdap;

namespace OpenHotline.Notify;

/// <summary>A post that keeps what it was given and answers what the test says.</summary>
internal sealed class PostRecorder : IPost
{
    public List<MimeMessage> Sent { get; } = [];

    /// <summary>Null accepts.</summary>
    public Func<OutgoingMail, PostOutcome>? Answer { get; set; }

    public Task<PostOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        mail.Message.WriteTo(copy, cancellation);
        copy.Position = 0;
        Sent.Add(MimeMessage.Load(copy, cancellation));
        return Task.FromResult(Answer?.Invoke(mail) ?? new PostOutcome.Accepted("250 ok", mail.Message.MessageId!, true));
    }
}

/// <summary>Names and registries as the test says: one address for every name, one network for every address.</summary>
internal sealed class SmallWorld : INameServer, IRegistry
{
    public string? Address { get; set; } = "192.0.2.10";

    public RegistryAnswer? Instead { get; set; }

    public string Handle { get; set; } = "NET-EXAMPLE-1";

    public string? Country { get; set; } = "GB";

    public string Mailbox { get; set; } = "abuse@slowhost.example";

    public uint System { get; set; } = 64500;

    public int Questions { get; private set; }

    public Task<NameAnswer> AskAsync(string name, NameRecordKind kind, CancellationToken cancellation) => Task.FromResult<NameAnswer>(
        Address is null ? new NameAnswer.Failed(NameFailure.TimedOut)
        : new NameAnswer.Found(kind == NameRecordKind.Address4 ? [new NameRecord(name, kind, Address, TimeSpan.FromMinutes(1))] : []));

    public Task<RegistryAnswer> AskAsync(RegistryQuestion question, CancellationToken cancellation)
    {
        Questions++;
        if (Instead is not null) return Task.FromResult(Instead);
        if (question is not RegistryQuestion.Network { Address: var address } || !IPAddress.Parse(Address!).Equals(address)) return Task.FromResult<RegistryAnswer>(new RegistryAnswer.NoData());
        var contact = new RegistryContact(ContactSource.Abuse, Mailbox, null, null, null, null, false, false, 0);
        return Task.FromResult<RegistryAnswer>(new RegistryAnswer.Found(new RegistryRecord
        {
            Kind = "ip network", Registry = "rdap.example", Handle = Handle, Name = "EXAMPLE", Organisation = Handle + " Ltd", Country = Country, OriginSystems = [System], Contacts = [contact],
        }, DateTime.UnixEpoch));
    }
}

/// <summary>A mailbox that gives what the test puts in, again and again until it is marked.</summary>
internal sealed class MailboxOfTest : IMailbox
{
    public List<ReceivedMail> New { get; } = [];

    public bool ForgetsMarks { get; set; }

    public async IAsyncEnumerable<ReceivedMail> ReadNewAsync([global::System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var mail in New.ToList())
        {
            await Task.Yield();
            yield return mail;
        }
    }

    public Task MarkHandledAsync(string id, CancellationToken cancellation)
    {
        if (!ForgetsMarks) New.RemoveAll(mail => mail.Id == id);
        return Task.CompletedTask;
    }
}
