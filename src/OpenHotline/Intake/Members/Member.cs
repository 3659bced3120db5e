using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake.Members;

/// <summary>An organisation that sends reports by machine: a company, a police force, another hotline.</summary>
public sealed class Member
{
    public const int MaxNameChars = 120;

    private Member() { }

    internal Member(Guid id, string name, ReportSource source, DateTime addedAt) => (Id, Name, Source, AddedAt) = (id, name, source, addedAt);

    public Guid Id { get; private set; }

    /// <summary>The organisation's name; no person's.</summary>
    public string Name { get; private set; } = "";

    /// <summary>As what its reports are counted where a request does not say otherwise.</summary>
    public ReportSource Source { get; private set; }

    public DateTime AddedAt { get; private set; }
}

internal sealed class MemberTable : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.Property(member => member.Name).HasMaxLength(Member.MaxNameChars);
        builder.HasIndex(member => member.Name).IsUnique();
    }
}
