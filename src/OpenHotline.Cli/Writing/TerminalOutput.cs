using System.Diagnostics;
using System.Globalization;

namespace OpenHotline.Cli.Writing;

/// <summary>This terminal. Progress is one line that is written over; where nobody watches, a line every ten seconds.</summary>
internal sealed class TerminalOutput : IOutput
{
    private const int BarWidth = 24;
    private readonly Stopwatch since = Stopwatch.StartNew();
    private TimeSpan nextAt = TimeSpan.Zero;
    private string? lastWhat;
    private bool lineIsOpen;

    public Task SayAsync(string line)
    {
        CloseLine();
        return Console.Out.WriteLineAsync(line);
    }

    public Task ComplainAsync(string line)
    {
        CloseLine();
        return Console.Error.WriteLineAsync(line);
    }

    public Task ProgressAsync(string what, long done, long? whole)
    {
        if (what != lastWhat) Begin(what);
        var isLast = done == whole;
        if (since.Elapsed < nextAt && !isLast) return Task.CompletedTask;
        nextAt = since.Elapsed + (Console.IsErrorRedirected ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(200));
        var line = Line(what, done, whole);
        if (Console.IsErrorRedirected) return Console.Error.WriteLineAsync(line);
        lineIsOpen = true;
        return Console.Error.WriteAsync($"\r{line,-78}");
    }

    /// <summary>A stage of its own: its rate and the time left count from now, and the last stage's line stays.</summary>
    private void Begin(string what)
    {
        if (lastWhat is not null) since.Restart();
        nextAt = TimeSpan.Zero;
        CloseLine();
        lastWhat = what;
    }

    private string Line(string what, long done, long? whole)
    {
        var rate = done / Math.Max(since.Elapsed.TotalSeconds, 0.001);
        var start = string.Create(CultureInfo.InvariantCulture, $"{what} {done:N0}");
        if (whole is not { } all || all == 0) return string.Create(CultureInfo.InvariantCulture, $"{start}, {rate:N0}/s");
        var filled = (int)(BarWidth * done / all);
        var left = TimeSpan.FromSeconds(rate > 0 ? (all - done) / rate : 0);
        return string.Create(CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {start} of {all:N0}, {rate:N0}/s, {left:hh\\:mm\\:ss} left");
    }

    private void CloseLine()
    {
        if (lineIsOpen) Console.Error.WriteLine();
        lineIsOpen = false;
    }
}
