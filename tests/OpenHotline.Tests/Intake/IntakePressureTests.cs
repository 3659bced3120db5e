using Microsoft.Extensions.Time.Testing;
using OpenHotline.Intake.Arrivals;

namespace OpenHotline.Tests.Intake;

public sealed class IntakePressureTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Reports_count_in_their_second_and_in_the_next_and_then_no_more()
    {
        var pressure = new IntakePressure(clock);
        pressure.Took(150);
        pressure.Took(100);
        Assert.Equal(250, pressure.PerSecond);
        clock.Advance(TimeSpan.FromSeconds(1));
        pressure.Took(10);
        Assert.Equal(250, pressure.PerSecond);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10, pressure.PerSecond);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0, pressure.PerSecond);
    }

    [Theory]
    [InlineData(100, 300)]
    [InlineData(5000, 1000)]
    public async Task Filing_rests_three_times_as_long_as_it_worked_and_a_second_at_most(int workedMilliseconds, int restsMilliseconds)
    {
        var pressure = new IntakePressure(clock);
        var started = pressure.Now;
        clock.Advance(TimeSpan.FromMilliseconds(workedMilliseconds));
        var rest = pressure.RestAsync(started, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMilliseconds(restsMilliseconds - 1));
        Assert.False(rest.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await rest;
    }
}
