using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Index;

/// <summary>An entry found near a query.</summary>
/// <param name="Query">The place of the query in its batch; 0 for a single one.</param>
/// <param name="Id">The caller's number for the entry.</param>
/// <param name="Bank">The list it stands in.</param>
/// <param name="Distance">In how many bits it differs.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexMatch(int Query, ulong Id, byte Bank, int Distance);
