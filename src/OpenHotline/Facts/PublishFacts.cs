namespace OpenHotline.Facts;

/// <summary>Figures were frozen and signed: by staff, or to publish a period.</summary>
/// <param name="SnapshotKind">1 by staff, 2 as published, 3 restated.</param>
/// <param name="Period">The period's code, e.g. <c>2021H1</c>.</param>
/// <param name="Digest">SHA-256 of the frozen bytes, in hexadecimal digits.</param>
[FactKind("figures.frozen")]
public sealed record FiguresFrozen(Guid SnapshotId, int SnapshotKind, string Period, string Digest) : Fact
{
    public override Guid Subject => SnapshotId;
}
