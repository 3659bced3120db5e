using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Timeline;
using OpenHotline.Ground.Timeline.Verifying;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Timeline;

public sealed class VerifyTimelineTests
{
    private const int Rows = 600;

    [Theory, OnEveryDatabase]
    public async Task An_untouched_timeline_is_sound_and_new_rows_are_counted_as_not_signed_yet(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.WriteFactsAsync(7);
        var report = await VerifyAsync(house);
        Assert.True(report.IsSound, string.Join(", ", report.Findings));
        Assert.Equal((Rows + 7, 7, 0), (report.Rows, report.NotSigned, report.Waiting));
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_row_is_named_even_where_its_hash_was_changed_with_it(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        var bytes = await house.ReadAsync("SELECT bytes FROM facts WHERE leaf_index = 300", row => row.GetFieldValue<byte[]>(0));
        bytes[^3] ^= 1;
        await house.SqlAsync("UPDATE facts SET bytes = @bytes, leaf_hash = @hash WHERE leaf_index = 300", ("bytes", bytes), ("hash", MerkleTree.LeafHash(bytes)));
        var report = await VerifyAsync(house);
        Assert.Contains(report.Findings, one => one is { Kind: FindingKind.Changed, LeafIndex: 300, FactId: not null });
        Assert.DoesNotContain(report.Findings, one => one.LeafIndex is not 300);
    }

    [Theory, OnEveryDatabase]
    public async Task A_dropped_row_is_named(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.SqlAsync("DELETE FROM facts WHERE leaf_index = 255");
        Assert.Equal(new TimelineFinding(FindingKind.Dropped, 255, null), Assert.Single((await VerifyAsync(house)).Findings));
    }

    [Theory, OnEveryDatabase]
    public async Task The_last_rows_cannot_be_cut_off_unseen(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.SqlAsync("DELETE FROM facts WHERE leaf_index >= 598");
        await house.SqlAsync("UPDATE tree_sizes SET leaves = 598");
        Assert.Equal([598L, 599L], (await VerifyAsync(house)).Findings.Where(one => one.Kind == FindingKind.Dropped).Select(one => one.LeafIndex));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_rows_that_changed_places_are_named(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.SqlAsync("UPDATE facts SET leaf_index = 9999 WHERE leaf_index = 10");
        await house.SqlAsync("UPDATE facts SET leaf_index = 10 WHERE leaf_index = 20");
        await house.SqlAsync("UPDATE facts SET leaf_index = 20 WHERE leaf_index = 9999");
        Assert.Equal([(FindingKind.Moved, 10L), (FindingKind.Moved, 20L)], (await VerifyAsync(house)).Findings.Select(one => (one.Kind, one.LeafIndex)));
    }

    [Theory, OnEveryDatabase]
    public async Task Columns_that_say_something_else_than_the_row_are_named(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.SqlAsync("UPDATE facts SET subject = @other WHERE leaf_index = 5", ("other", Guid.NewGuid()));
        Assert.Equal((FindingKind.ColumnsDiffer, 5L), Assert.Single((await VerifyAsync(house)).Findings.Select(one => (one.Kind, one.LeafIndex))));
    }

    [Theory, OnEveryDatabase]
    public async Task A_forged_checkpoint_and_a_wrong_tile_are_named(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.SqlAsync("UPDATE checkpoints SET root = @root", ("root", new byte[32]));
        await house.SqlAsync("UPDATE tree_tiles SET hash = @hash WHERE place = 1", ("hash", new byte[32]));
        var kinds = (await VerifyAsync(house)).Findings.Select(one => one.Kind).ToList();
        Assert.Contains(FindingKind.CheckpointDiffers, kinds);
        Assert.Contains(FindingKind.TreeDiffers, kinds);
    }

    [Theory, OnEveryDatabase]
    public async Task A_checkpoint_that_a_crash_left_outside_only_is_taken_in_before_the_next(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        await house.SqlAsync("DELETE FROM checkpoints");
        await house.WriteFactsAsync(3);
        await house.House.RunJobAsync<WriteCheckpointJob>();
        var report = await VerifyAsync(house);
        Assert.True(report.IsSound, string.Join(", ", report.Findings));
        Assert.Equal((4, 0), (report.Checkpoints, report.NotSigned));
    }

    [Theory, OnEveryDatabase]
    public async Task Half_a_note_that_a_crash_left_does_not_spoil_those_after_it(TestDatabase database)
    {
        await using var house = await OpenAsync(database);
        var file = OutsideCopy.CheckpointsFile(house.House.Settings.TimelineFolder);
        var whole = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        foreach (var length in (int[])[1, 30, whole.Length - 20, whole.Length - 1])
        {
            await File.AppendAllTextAsync(file, whole[..length], TestContext.Current.CancellationToken);
            await house.WriteFactsAsync(3);
            await house.House.RunJobAsync<WriteCheckpointJob>();
            var report = await VerifyAsync(house);
            Assert.True(report.IsSound, string.Join(", ", report.Findings));
            Assert.Equal(0, report.NotSigned);
        }

        Assert.Equal(5, OutsideCopy.ReadNotes(house.House.Settings.TimelineFolder).Count);
    }

    private static async Task<GroundHouse> OpenAsync(TestDatabase database)
    {
        var house = await GroundHouse.OpenAsync(database);
        await house.WriteFactsAsync(Rows);
        await house.House.RunJobAsync<WriteCheckpointJob>();
        return house;
    }

    private static Task<VerifyTimeline.Report> VerifyAsync(GroundHouse house) =>
        house.House.InScopeAsync(services => services.GetRequiredService<VerifyTimeline>().RunAsync(null, TestContext.Current.CancellationToken));
}
