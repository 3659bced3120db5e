using System.Runtime.InteropServices;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Matching.Index;

/// <summary>A hash in an index. The same hash may stand in several banks and under several ids; the three together are one entry.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="Id">The caller's own number for it; the index does not look at it.</param>
/// <param name="Bank">The list it belongs to, which has its own radius.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexEntry(PdqHash Hash, ulong Id, byte Bank = 0);
