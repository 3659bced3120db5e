using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenHotline.Media.Inside;

/// <summary>Picks the grid's columns out of rows of grey pixels, sixteen at a time where they lie close together.</summary>
/// <remarks>
/// Sixteen columns in rising order that span at most 64 bytes are four loads, each shuffled so that what it holds of them falls
/// into place, put together. Which byte goes where is the same in every row, so it is worked out once. Anything else (columns
/// that lie further apart, the last ones of a row, a processor without SSSE3) is picked one by one, to the same bytes.
/// </remarks>
internal sealed class RowPicker
{
    private const int Lanes = 16;
    private const int Loads = 4;

    private readonly int[] _xs;
    private readonly int _width;
    private readonly Vector128<byte>[] _shuffles;
    private readonly int _groups;

    /// <param name="xs">The columns, in rising order.</param>
    /// <param name="width">Of every row, in pixels.</param>
    public RowPicker(int[] xs, int width)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(xs[^1], width, nameof(xs));
        (_xs, _width) = (xs, width);
        _groups = Ssse3.IsSupported ? GroupsIn(xs, width) : 0;
        _shuffles = new Vector128<byte>[_groups * Loads];
        Span<byte> to = stackalloc byte[Lanes];
        for (var at = 0; at < _shuffles.Length; at++)
        {
            var columns = xs.AsSpan(at / Loads * Lanes, Lanes);
            for (var lane = 0; lane < Lanes; lane++)
            {
                var from = columns[lane] - columns[0] - (at % Loads * Lanes);
                // A shuffle leaves nothing where its byte has the highest bit.
                to[lane] = from is >= 0 and < Lanes ? (byte)from : (byte)0x80;
            }

            _shuffles[at] = Vector128.Create<byte>(to);
        }
    }

    /// <param name="row">As wide as was said.</param>
    /// <param name="target">As long as there are columns.</param>
    public void Pick(ReadOnlySpan<byte> row, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(row.Length, _width, nameof(row));
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, _xs.Length, nameof(target));
        // Safety: every group's loads end inside the row (GroupsIn), and its sixteen bytes inside the target.
        ref var pixels = ref MemoryMarshal.GetReference(row);
        ref var picked = ref MemoryMarshal.GetReference(target);
        for (var group = 0; group < _groups; group++)
        {
            var (first, shuffle) = ((nuint)_xs[group * Lanes], group * Loads);
            var sixteen = Ssse3.Shuffle(Vector128.LoadUnsafe(ref pixels, first), _shuffles[shuffle])
                | Ssse3.Shuffle(Vector128.LoadUnsafe(ref pixels, first + Lanes), _shuffles[shuffle + 1])
                | Ssse3.Shuffle(Vector128.LoadUnsafe(ref pixels, first + (2 * Lanes)), _shuffles[shuffle + 2])
                | Ssse3.Shuffle(Vector128.LoadUnsafe(ref pixels, first + (3 * Lanes)), _shuffles[shuffle + 3]);
            sixteen.StoreUnsafe(ref picked, (nuint)(group * Lanes));
        }

        for (var i = _groups * Lanes; i < _xs.Length; i++) target[i] = row[_xs[i]];
    }

    /// <summary>How many groups from the left can be picked at once.</summary>
    private static int GroupsIn(int[] xs, int width)
    {
        var groups = 0;
        for (; (groups + 1) * Lanes <= xs.Length; groups++)
        {
            var (first, last) = (xs[groups * Lanes], xs[(groups * Lanes) + Lanes - 1]);
            if (last - first >= Loads * Lanes || first + (Loads * Lanes) > width) break;
        }

        return groups;
    }
}
