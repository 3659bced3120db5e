using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake.Arrivals;

/// <summary>A report as a door wrote it: sealed to the house's public key, not yet opened. The report it becomes has the same id and key.</summary>
/// <remarks>Written by <see cref="ArrivalWriter"/> in plain SQL and deleted by <see cref="OpenArrivalsJob"/>; nothing else changes one, but <see cref="SetAside"/>.</remarks>
public sealed class Arrival
{
    private Arrival() { }

    public Guid Id { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    public ReportChannel Channel { get; private set; }

    /// <summary>SHA-256 of the receipt code; the code itself is nowhere.</summary>
    public byte[] ReceiptHash { get; private set; } = [];

    /// <summary>Which public key <see cref="WrappedKey"/> is wrapped to.</summary>
    public int WrappingKey { get; private set; }

    public byte[] WrappedKey { get; private set; } = [];

    /// <summary><see cref="ReportText"/> as JSON, sealed as <c>report.text</c> under this arrival's id.</summary>
    public byte[] SealedBody { get; private set; } = [];

    /// <summary>The member whose key sent it; null for everybody else.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>How often it failed to be opened or filed, alone. More than 0: it is set aside, and counted on the operations door.</summary>
    public int Attempts { get; private set; }

    /// <summary>When a set-aside arrival is tried again; null for all others.</summary>
    public DateTime? NotBefore { get; private set; }
}

internal sealed class ArrivalTable : IEntityTypeConfiguration<Arrival>
{
    public void Configure(EntityTypeBuilder<Arrival> builder)
    {
        builder.ToTable("Arrivals");
        builder.Property(arrival => arrival.Id).ValueGeneratedNever();
        builder.Property(arrival => arrival.Attempts).HasDefaultValue(0);
        builder.HasIndex(arrival => arrival.ReceiptHash).IsUnique();
    }
}
