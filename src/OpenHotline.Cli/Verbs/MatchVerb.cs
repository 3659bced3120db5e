using System.CommandLine;
using OpenHotline.Cli.Hashing;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;
using OpenHotline.Media;
using OpenHotline.Media.Workers;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>openhotline match INDEX …</c>: looks pictures, a list or another index up in an index.</summary>
internal static class MatchVerb
{
    private static readonly Argument<string> IndexPath = new("INDEX") { Description = "The index file to look in" };
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Pictures or folders to look for; - for one picture on standard input", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> OtherIndex = new("--index") { Description = "Look for every entry of this other index instead", HelpName = "FILE" };
    private static readonly Option<string?> ListPath = new("--list") { Description = "Look for every hash of this list instead; - for standard input", HelpName = "FILE" };
    private static readonly Option<int?> Radius = new("--radius") { Description = $"The most bits that may differ: 0 to {RadiusIndex.MaxRadius}. Default: each bank's own, which is {PdqHash.EverydayRadius} unless set", HelpName = "N" };
    private static readonly Option<bool> IsDihedral = new("--dihedral") { Description = "Look for pictures turned and mirrored too" };
    private static readonly Option<bool> IsAsShown = new("--as-shown") { Description = "Turn and colour pictures as a viewer shows them, before they are hashed" };
    private static readonly Option<int> Frames = new("--frames") { Description = $"How many frames of an animation, or pages, are looked for: 1 to {DecodingWish.MostFrames}", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Format = new("--format") { Description = "csv or json (an object a line)", DefaultValueFactory = _ => "csv" };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong(MatchRow.Formats);
        var verb = new Command("match", "Look pictures, a list or another index up in an index. A match suggests; a person decides. Ends with 0 when something was found, 1 when nothing was, 2 for wrong use, 4 when something could not be looked at.")
            { IndexPath, Paths, OtherIndex, ListPath, Radius, IsDihedral, IsAsShown, Frames, Format };
        verb.SetAction((parsed, cancellation) => IndexFiles.SaidAsync(ExitCode.Failed, () => RunAsync(parsed, cancellation)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (paths, other, list) = (parsed.GetValue(Paths) ?? [], parsed.GetValue(OtherIndex), parsed.GetValue(ListPath));
        if (WrongUse(parsed, paths, other, list) is { } wrong) throw new FormatException(wrong);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await using var look = new LookUp(IndexFiles.Open(parsed.GetValue(IndexPath)!), parsed.GetValue(Radius), parsed.GetValue(Format)!, output);
        var notLookedAt = 0;
        if (other is not null)
            await look.ManyAsync(IndexFiles.Open(other).Entries().Select(entry => (entry.Id, entry.Hash)), cancellation);
        else if (list is not null)
            await ListAsync(list, look, cancellation);
        else
            notLookedAt = await PicturesAsync(parsed, paths, look, cancellation);
        return notLookedAt > 0 ? ExitCode.Failed : look.Found > 0 ? ExitCode.Done : ExitCode.FoundFaults;
    }

    private static async Task ListAsync(string path, LookUp look, CancellationToken cancellation)
    {
        using var list = OpenedList.Open(path);
        await look.ManyAsync(list.Hashes.Read().Select(listed => (listed.Id, listed.Hash)), cancellation);
    }

    private static async Task<int> PicturesAsync(ParseResult parsed, string[] paths, LookUp look, CancellationToken cancellation)
    {
        var (bounds, workers, notLookedAt) = (new DecodingBounds(), Environment.ProcessorCount, 0);
        await using var pool = new DecodingWorkers(WorkerCommand.ThisProgram(), bounds, workers, TimeProvider.System);
        var wish = new DecodingWish { IsAsShown = parsed.GetValue(IsAsShown), MaxFrames = parsed.GetValue(Frames) };
        var hashFiles = new HashFiles(new HashFile(new HashPicture(pool), bounds, wish, parsed.GetValue(IsDihedral)), workers);
        await hashFiles.RunAsync(PathWalk.Files(paths), async rows =>
        {
            foreach (var row in rows)
            {
                if (row.Pdq is not null)
                {
                    await look.PictureAsync(row.File, row.Hashes);
                    continue;
                }

                notLookedAt++;
                await Console.Error.WriteLineAsync($"{row.File}: {row.Error}");
            }
        }, cancellation);
        return notLookedAt;
    }

    private static string? WrongUse(ParseResult parsed, string[] paths, string? other, string? list)
    {
        if ((paths.Length > 0 ? 1 : 0) + (other is null ? 0 : 1) + (list is null ? 0 : 1) != 1) return "Name pictures, or --index, or --list: one of the three.";
        if (parsed.GetValue(Radius) is < 0 or > RadiusIndex.MaxRadius) return $"--radius takes 0 to {RadiusIndex.MaxRadius}.";
        if (parsed.GetValue(Frames) is < 1 or > DecodingWish.MostFrames) return $"--frames takes 1 to {DecodingWish.MostFrames}.";
        if (parsed.GetValue(IsDihedral) && paths.Length == 0) return "--dihedral needs pictures: a hash alone cannot be turned.";
        return Array.Find(paths, path => path != PathWalk.Input && !Path.Exists(path)) is { } missing ? $"There is no file or folder {missing}." : null;
    }
}
