using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts;
using OpenHotline.Ground.Storage;
using OpenHotline.Ground.Timeline;
using OpenHotline.Prevent.Campaigns;

namespace OpenHotline.Prevent.Help;

/// <summary>Writes a help service down. It is shown once a second person has checked it: a wrong number would leave a child alone.</summary>
public sealed class AddHelpContact(HotlineDb db, UnitOfWork unit, Timeline timeline, Actor actor, TimeProvider clock)
{
    public const int MaxCharacters = 120;
    public const int MaxTelephoneCharacters = 30;
    public const int MaxContacts = 500;

    public abstract record Outcome
    {
        public sealed record Added(Guid ContactId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NoSuchCountry = 1,
        NoName = 2,
        NoSuchAudience = 3,
        NoTelephone = 4,
        NoHours = 5,
        NoLanguages = 6,
        TooLong = 7,
        TooMany = 8,
    }

    public Task<Outcome> RunAsync(HelpService service, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        var tidy = new HelpService(service.Country.Trim().ToUpperInvariant(), service.Name.Trim(), service.For, service.Telephone.Trim(), service.Hours.Trim(), service.Languages.Trim());
        if (WhyNot(tidy) is { } why) return new Outcome.Refused(why);
        if (await db.Set<HelpContact>().CountAsync(inner) >= MaxContacts) return new Outcome.Refused(Refusal.TooMany);
        var now = clock.GetUtcNow();
        var contact = new HelpContact(Guid.CreateVersion7(now), tidy, actor.AccountId, now.UtcDateTime);
        db.Add(contact);
        timeline.Write(new HelpContactAdded(contact.Id));
        return new Outcome.Added(contact.Id);
    }, cancellation);

    private static Refusal? WhyNot(HelpService service) => service switch
    {
        _ when !CampaignPlan.IsLetters(service.Country, 2) => Refusal.NoSuchCountry,
        { Name.Length: 0 } => Refusal.NoName,
        _ when !Enum.IsDefined(service.For) => Refusal.NoSuchAudience,
        _ when service.Telephone.Count(char.IsAsciiDigit) < 3 || !service.Telephone.All(sign => char.IsAsciiDigit(sign) || sign is '+' or ' ' or '-' or '(' or ')') => Refusal.NoTelephone,
        { Hours.Length: 0 } => Refusal.NoHours,
        { Languages.Length: 0 } => Refusal.NoLanguages,
        { Name.Length: > MaxCharacters } or { Telephone.Length: > MaxTelephoneCharacters } or { Hours.Length: > MaxCharacters } or { Languages.Length: > MaxCharacters } => Refusal.TooLong,
        _ => null,
    };
}
