namespace OpenHotline.Facts;

/// <summary>A period's figures were frozen, signed and published.</summary>
/// <param name="Digest">SHA-256 of the published bytes, in hexadecimal digits.</param>
[FactKind("period.closed")]
public sealed record PeriodClosed(Guid FiguresId, string Period, string Digest) : Fact
{
    public override Guid Subject => FiguresId;
}
