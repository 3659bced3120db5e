namespace OpenHotline.HouseTests.Direction;

/// <summary>One use of a type by another, as the compiler wrote it down.</summary>
/// <param name="From">The namespace of the type that uses.</param>
/// <param name="To">The namespace of the type that is used.</param>
/// <param name="Member">Where: a type, or a method of it.</param>
/// <param name="Used">The full name of what is used.</param>
/// <param name="Writes">True where a record's method that changes it is called, or a set of it is written to.</param>
public sealed record Reference(string From, string To, string Member, string Used, bool Writes)
{
    public override string ToString() => $"{Member} {(Writes ? "writes" : "uses")} {Used}";
}
