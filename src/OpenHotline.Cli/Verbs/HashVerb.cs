using System.CommandLine;
using OpenHotline.Cli.Hashing;
using OpenHotline.Media;
using OpenHotline.Media.Workers;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>openhotline hash PATH…</c>: SHA-256 and PDQ of files and folders.</summary>
internal static class HashVerb
{
    private const int MostWorkers = 256;

    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files, folders, or - for one picture on standard input", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Format = new("--format") { Description = "csv, json (an object a line) or hex (the PDQ hashes alone)", DefaultValueFactory = _ => "csv" };
    private static readonly Option<bool> IsAsShown = new("--as-shown") { Description = "Turn and colour pictures as a viewer shows them; otherwise pixels count as stored, as the reference and partners' lists have them" };
    private static readonly Option<int> Frames = new("--frames") { Description = $"How many frames of an animation, or pages, evenly spread: 1 to {DecodingWish.MostFrames}", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> IsWholeSize = new("--whole-size") { Description = "Never decode a large JPEG at a fraction of its size" };
    private static readonly Option<bool> IsLibvipsOnly = new("--libvips-only") { Description = "Do without TurboJPEG" };
    private static readonly Option<int> Workers = new("--workers") { Description = "How many files at the same time. Default: one for each core", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong(HashFormat.Names);
        var verb = new Command("hash", "Hash pictures: SHA-256 of the bytes, PDQ of the pixels. Ends with 0 when every file has its hash, 1 when some have none, 2 for wrong use.") { Paths, Format, IsAsShown, Frames, IsWholeSize, IsLibvipsOnly, Workers };
        verb.SetAction((parsed, cancellation) => IndexFiles.SaidAsync(ExitCode.Failed, () => RunAsync(parsed, cancellation)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (paths, frames, workers) = (parsed.GetValue(Paths)!, parsed.GetValue(Frames), parsed.GetValue(Workers));
        if (WrongUse(paths, frames, workers) is { } wrong)
        {
            await Console.Error.WriteLineAsync(wrong);
            return ExitCode.WrongUse;
        }

        var wish = new DecodingWish { IsAsShown = parsed.GetValue(IsAsShown), MaxFrames = frames, MayShrink = !parsed.GetValue(IsWholeSize), IsLibvipsOnly = parsed.GetValue(IsLibvipsOnly) };
        var bounds = new DecodingBounds();
        await using var pool = new DecodingWorkers(WorkerCommand.ThisProgram(), bounds, workers, TimeProvider.System);
        var hashFiles = new HashFiles(new HashFile(new HashPicture(pool), bounds, wish, withOrientations: false), workers);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        var (format, withoutHash) = (parsed.GetValue(Format)!, 0);
        if (format == "csv") await output.WriteLineAsync(HashFormat.CsvHeading);
        if (HashProgress.IsWatched)
            await HashProgress.RunAsync(() => PathWalk.Files(paths).Count(), told => hashFiles.RunAsync(PathWalk.Files(paths), rows => WriteAsync(rows, told), cancellation));
        else
            await hashFiles.RunAsync(PathWalk.Files(paths), rows => WriteAsync(rows, told: null), cancellation);
        return withoutHash == 0 ? ExitCode.Done : ExitCode.FoundFaults;

        async Task WriteAsync(IReadOnlyList<HashRow> rows, Action? told)
        {
            foreach (var row in rows)
            {
                if (row.Pdq is null) withoutHash++;
                if (HashFormat.Line(format, row) is { } line) await output.WriteLineAsync(line);
                else await Console.Error.WriteLineAsync($"{row.File}: {row.Error}");
            }

            // Whoever reads at the other end sees each file when it is done.
            await output.FlushAsync();
            told?.Invoke();
        }
    }

    private static string? WrongUse(string[] paths, int frames, int workers)
    {
        if (Array.Find(paths, path => path != PathWalk.Input && !Path.Exists(path)) is { } missing) return $"There is no file or folder {missing}.";
        if (paths.Count(path => path == PathWalk.Input) > 1) return "Standard input can be read once.";
        if (frames is < 1 or > DecodingWish.MostFrames) return $"--frames takes 1 to {DecodingWish.MostFrames}.";
        return workers is < 1 or > MostWorkers ? $"--workers takes 1 to {MostWorkers}." : null;
    }
}
