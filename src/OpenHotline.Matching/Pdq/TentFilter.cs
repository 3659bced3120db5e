using System.Runtime.InteropServices;

namespace OpenHotline.Matching.Pdq;

/// <summary>The reference's two box passes each way and its decimation to 64×64, in tiles that stay in the first cache.</summary>
/// <remarks>
/// A band of 32 rows runs through all four passes before the next is read. A pass along rows has rows as lanes, so a
/// tile is turned before it and back after it. The second passes keep only the 64 columns and 64 rows that count.
/// About 170 KB of memory, used again for each picture. Not safe for two threads at once.
/// </remarks>
internal sealed unsafe class TentFilter
{
    private const int Carried = BoxPass.Carry * Tile.Side;
    private const int WithCarry = Carried + (Tile.Side * Tile.Side);
    private const int Positions = PdqShape.MaxSide + Tile.Side;
    private const int BlockCarry = BoxPass.Carry * PdqShape.BlockSide;

    // Odd in cache lines, so that the rows of a band do not fall on each other in the cache.
    public const int BandStride = PdqShape.MaxSide + 16;

    private readonly float[] _memory = GC.AllocateArray<float>(
        (Tile.Side * BandStride) + (3 * WithCarry) + ((BoxPass.Carry + 1) * Positions) + (7 * Tile.Side * Tile.Side) + BlockCarry + (2 * PdqShape.BlockSide * Tile.Side) + (2 * PdqShape.BlockSide) + 128,
        pinned: true);

    private readonly float* _room;
    private readonly float* _rows;
    private readonly float* _columns;
    private readonly float* _rowsAgain;
    private readonly float* _carry;
    private readonly float* _columnSums;
    private readonly float* _means;
    private readonly float* _picked;
    private readonly float* _block;
    private readonly float* _blockMeans;
    private readonly float* _blockSums;

    public TentFilter()
    {
        // Safety: the array is pinned and lives as long as this object; Take counts what is handed out, and the sum is that of the allocation.
        var next = (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        next += (16 - ((nint)next / sizeof(float) % 16)) % 16;
        _room = Take(ref next, Tile.Side * BandStride);
        _rows = Take(ref next, WithCarry) + Carried;
        _columns = Take(ref next, WithCarry) + Carried;
        _rowsAgain = Take(ref next, WithCarry) + Carried;
        _carry = Take(ref next, BoxPass.Carry * Positions);
        _columnSums = Take(ref next, Positions);
        _means = Take(ref next, Tile.Side * Tile.Side);
        _picked = Take(ref next, PdqShape.BlockSide * Tile.Side);
        _block = Take(ref next, BlockCarry + (PdqShape.BlockSide * Tile.Side)) + BlockCarry;
        _blockMeans = Take(ref next, PdqShape.BlockSide * Tile.Side);
        _blockSums = Take(ref next, PdqShape.BlockSide);
    }

    /// <summary>Writes the 64×64 block of a picture of 5 to 512 pixels a side.</summary>
    public void Run<TRows>(ref TRows source, int width, int height, Span<float> block)
        where TRows : ILumaRows
    {
        var (acrossLag, downLag) = (BoxPass.Lag(PdqShape.Window(width)), BoxPass.Lag(PdqShape.Window(height)));
        new Span<float>(_columnSums, Positions).Clear();
        new Span<float>(_blockSums, PdqShape.BlockSide).Clear();
        var nextRow = 0;
        for (var first = 0; first < height + (2 * downLag); first += Tile.Side)
        {
            var steps = Math.Min(Tile.Side, height + (2 * downLag) - first);
            Across(ref source, first, steps, width, height, acrossLag);
            Down(first, steps, height, downLag);
            for (; nextRow < PdqShape.BlockSide && PdqShape.Decimated(nextRow, height) + (2 * downLag) < first + steps; nextRow++)
            {
                var at = PdqShape.Decimated(nextRow, height) + (2 * downLag) - first;
                new ReadOnlySpan<float>(_blockMeans + (at * PdqShape.BlockSide), PdqShape.BlockSide).CopyTo(block[(nextRow * PdqShape.BlockSide)..]);
            }
        }
    }

    /// <summary>Writes a picture that is a 64×64 block already.</summary>
    // Safety: both bands of 32 rows have at least 64 floats a row.
    public void TakeBlock<TRows>(ref TRows source, Span<float> block)
        where TRows : ILumaRows
    {
        for (var row = 0; row < PdqShape.BlockSide; row++)
        {
            var band = source.Band(row, 1, _room, out _);
            new ReadOnlySpan<float>(band, PdqShape.BlockSide).CopyTo(block[(row * PdqShape.BlockSide)..]);
        }
    }

    /// <summary>Both passes along the rows and the first down the columns, for one band; leaves the 64 columns that count in <c>_block</c>.</summary>
    // Safety: every tile lies in its own buffer of the constructor; a row has at most 512 + 2·2 positions, which is under Positions.
    private void Across<TRows>(ref TRows source, int first, int steps, int width, int height, int lag)
        where TRows : ILumaRows
    {
        var window = PdqShape.Window(width);
        var sums = stackalloc float[2 * Tile.Side];
        new Span<float>(sums, 2 * Tile.Side).Clear();
        var stride = BandStride;
        var band = first < height ? source.Band(first, Math.Min(Tile.Side, height - first), _room, out stride) : null;
        var nextColumn = 0;
        for (var column = 0; column < width + (2 * lag); column += Tile.Side)
        {
            var count = Math.Min(Tile.Side, width + (2 * lag) - column);
            if (band != null)
            {
                if (column < width) Tile.Turn(band + column, stride, _rows, Tile.Side, Tile.Side, Tile.Side);
                BoxPass.Run(_rows, _means, Tile.Side, sums, column, count, width, window);
                Keep(_rows);
                Tile.Turn(_means, Tile.Side, _columns, Tile.Side, Tile.Side, Tile.Side);
            }

            FirstDown(column, first, steps, height);
            Tile.Turn(_means, Tile.Side, _rowsAgain, Tile.Side, Tile.Side, Tile.Side);
            BoxPass.Run(_rowsAgain, _means, Tile.Side, sums + Tile.Side, column - lag, count, width, window);
            Keep(_rowsAgain);
            for (; nextColumn < PdqShape.BlockSide && PdqShape.Decimated(nextColumn, width) + (2 * lag) < column + count; nextColumn++)
            {
                var at = PdqShape.Decimated(nextColumn, width) + (2 * lag) - column;
                new ReadOnlySpan<float>(_means + (at * Tile.Side), Tile.Side).CopyTo(new Span<float>(_picked + (nextColumn * Tile.Side), Tile.Side));
            }
        }

        Tile.Turn(_picked, Tile.Side, _block, PdqShape.BlockSide, PdqShape.BlockSide, Tile.Side);
    }

    // Safety: the carry has four rows of Positions floats, and column + 32 stays under Positions.
    private void FirstDown(int column, int first, int steps, int height)
    {
        for (var i = 0; i < BoxPass.Carry; i++)
        {
            new ReadOnlySpan<float>(_carry + (i * Positions) + column, Tile.Side).CopyTo(new Span<float>(_columns - Carried + (i * Tile.Side), Tile.Side));
        }

        BoxPass.Run(_columns, _means, Tile.Side, _columnSums + column, first, steps, height, PdqShape.Window(height));
        for (var i = 0; i < BoxPass.Carry; i++)
        {
            new ReadOnlySpan<float>(_columns + ((Tile.Side - BoxPass.Carry + i) * Tile.Side), Tile.Side).CopyTo(new Span<float>(_carry + (i * Positions) + column, Tile.Side));
        }
    }

    /// <summary>The second pass down, on 64 columns.</summary>
    // Safety: the block's buffers have 64 floats a row, 32 rows and four rows of carry.
    private void Down(int first, int steps, int height, int lag)
    {
        for (var half = 0; half < PdqShape.BlockSide; half += Tile.Side)
        {
            BoxPass.Run(_block + half, _blockMeans + half, PdqShape.BlockSide, _blockSums + half, first - lag, steps, height, PdqShape.Window(height));
        }

        var last = new ReadOnlySpan<float>(_block + ((Tile.Side - BoxPass.Carry) * PdqShape.BlockSide), BlockCarry);
        last.CopyTo(new Span<float>(_block - BlockCarry, BlockCarry));
    }

    // Safety: the last four steps of a tile become the four before the next one; they do not overlap.
    private static void Keep(float* tile) =>
        new ReadOnlySpan<float>(tile + ((Tile.Side - BoxPass.Carry) * Tile.Side), Carried).CopyTo(new Span<float>(tile - Carried, Carried));

    // Safety: moves on by what is handed out.
    private static float* Take(ref float* next, int count)
    {
        var taken = next;
        next += count;
        return taken;
    }
}
