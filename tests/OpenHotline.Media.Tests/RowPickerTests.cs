using OpenHotline.Media.Inside;

namespace OpenHotline.Media.Tests;

/// <summary>Sixteen columns at a time are the same bytes as one after the other.</summary>
public sealed class RowPickerTests
{
    [Fact]
    public void Every_width_up_to_three_thousand_is_picked_as_one_by_one()
    {
        for (var width = 1; width <= 3000; width++) Compare(new SampleGrid(width, 1, 1).Xs, width);
    }

    [Theory]
    [InlineData(2), InlineData(4), InlineData(8)]
    public void Columns_of_a_copy_at_a_fraction_are_picked_as_one_by_one(int by)
    {
        for (var width = 520; width <= 8100; width += 37)
        {
            var side = (width + by - 1) / by;
            Compare(SampleGrid.Shrunk(new SampleGrid(width, 1, 1).Xs, by, side), side);
        }
    }

    [Fact]
    public void Mirrored_columns_are_picked_as_one_by_one()
    {
        for (var width = 513; width <= 2500; width += 11) Compare(new SampleGrid(width, 1, 2).Xs, width);
    }

    [Fact]
    public void A_row_that_is_too_short_is_refused()
    {
        var picker = new RowPicker(new SampleGrid(1600, 1, 1).Xs, 1600);
        Assert.Throws<ArgumentOutOfRangeException>(() => picker.Pick(new byte[1599], new byte[512]));
        Assert.Throws<ArgumentOutOfRangeException>(() => picker.Pick(new byte[1600], new byte[511]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowPicker([0, 5], 5));
    }

    // The row ends where its memory ends, so that a load beyond it would read what is not its own.
    private static void Compare(int[] xs, int width)
    {
        var row = new byte[width];
        for (var x = 0; x < width; x++) row[x] = (byte)((x * 2654435761L) >> 13);
        var picked = new byte[xs.Length];
        new RowPicker(xs, width).Pick(row, picked);
        Assert.Equal(Array.ConvertAll(xs, x => row[x]), picked);
    }
}
