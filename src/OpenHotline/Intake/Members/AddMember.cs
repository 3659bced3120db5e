using Microsoft.EntityFrameworkCore;
using OpenHotline.Facts.Codes;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Intake.Members;

/// <summary>Adds an organisation that may send reports by machine.</summary>
public sealed class AddMember(HotlineDb db, UnitOfWork unit, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Added(Guid MemberId) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public enum Refusal
    {
        NameMissing = 1,
        NameTooLong = 2,
        NameTaken = 3,
        SourceNotAMembers = 4,
    }

    /// <summary>What a member's reports may be counted as.</summary>
    public static IReadOnlyList<ReportSource> Sources { get; } = [ReportSource.Member, ReportSource.Police, ReportSource.PartnerHotline, ReportSource.Other];

    public Task<Outcome> RunAsync(string? name, ReportSource source, CancellationToken cancellation) => unit.RunAsync<Outcome>(async inner =>
    {
        var plain = name?.Trim() ?? "";
        if (plain.Length == 0) return new Outcome.Refused(Refusal.NameMissing);
        if (plain.Length > Member.MaxNameChars) return new Outcome.Refused(Refusal.NameTooLong);
        if (!Sources.Contains(source)) return new Outcome.Refused(Refusal.SourceNotAMembers);
        if (await db.Set<Member>().AnyAsync(member => member.Name == plain, inner)) return new Outcome.Refused(Refusal.NameTaken);

        var now = clock.GetUtcNow();
        var member = new Member(Guid.CreateVersion7(now), plain, source, now.UtcDateTime);
        db.Add(member);
        return new Outcome.Added(member.Id);
    }, cancellation);
}
