using System.CommandLine;
using System.Globalization;
using OpenHotline.Cli.Hashing;
using OpenHotline.Cli.Writing;
using OpenHotline.Matching.Index;
using OpenHotline.Matching.Pdq;

namespace OpenHotline.Cli.Verbs;

/// <summary><c>openhotline index build|add|info|verify</c>: files of PDQ hashes that are searched by distance.</summary>
internal static class IndexVerb
{
    private const int ToldEvery = 4096;

    private static readonly Argument<string> IndexPath = new("INDEX") { Description = "The index file" };
    private static readonly Argument<string> ListPath = new("LIST") { Description = "Hashes: the CSV that hash writes, any CSV with a column pdq (and id, quality), or a hash a line; - for standard input" };
    private static readonly Option<byte> Bank = new("--bank") { Description = "The bank the hashes belong to: 0 to 255", HelpName = "N" };
    private static readonly Option<ulong> FirstId = new("--first-id") { Description = "The id of the list's first line, where it has no column id. Default: 1", HelpName = "N", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> LeastQuality = new("--least-quality") { Description = $"Leave out hashes of a lower quality: they fit too many pictures. Default: {PdqResult.LeastIndexedQuality}", HelpName = "N", DefaultValueFactory = _ => PdqResult.LeastIndexedQuality };

    public static Command Build() => new("index", "Files of PDQ hashes that are searched by distance. Ends with 0 when all is well, 1 when nothing was indexed or the file is damaged, 2 for wrong use.")
    {
        Verb("build", "Make a new index of a list.", [IndexPath, ListPath], [Bank, FirstId, LeastQuality], BuildAsync),
        Verb("add", "Add a list to an index.", [IndexPath, ListPath], [Bank, FirstId, LeastQuality], AddAsync),
        Verb("info", "Say what an index holds.", [IndexPath], [], InfoAsync),
        Verb("verify", "Read an index whole and compare it with its checksum.", [IndexPath], [], VerifyAsync),
    };

    private static async Task<int> BuildAsync(ParseResult parsed, TerminalOutput output, CancellationToken cancellation)
    {
        var path = parsed.GetValue(IndexPath)!;
        if (File.Exists(path)) throw new FormatException($"{path} is there already. Add to it, or remove it first.");
        using var list = OpenList(parsed);
        var index = RadiusIndex.Build(Entries(parsed, list, output, cancellation));
        if (index.Count == 0)
        {
            await output.ComplainAsync($"{list.Name} has no hash to index.");
            return ExitCode.FoundFaults;
        }

        index.Save(path);
        await SayAsync(output, $"Indexed {index.Count:N0} hashes; {list.LeftOut:N0} lines without a hash or of low quality were left out.");
        return ExitCode.Done;
    }

    private static async Task<int> AddAsync(ParseResult parsed, TerminalOutput output, CancellationToken cancellation)
    {
        var path = parsed.GetValue(IndexPath)!;
        using var list = OpenList(parsed);
        var index = IndexFiles.Open(path);
        var (added, known) = (0L, 0L);
        foreach (var entry in Entries(parsed, list, output, cancellation))
        {
            if (index.Add(entry)) added++;
            else known++;
        }

        if (added > 0)
        {
            await index.CompactAsync();
            index.Save(path);
        }

        await SayAsync(output, $"Added {added:N0} hashes; {known:N0} were there; {list.LeftOut:N0} lines without a hash or of low quality were left out.");
        return added + known > 0 ? ExitCode.Done : ExitCode.FoundFaults;
    }

    private static async Task<int> InfoAsync(ParseResult parsed, TerminalOutput output, CancellationToken cancellation)
    {
        var index = IndexFiles.Open(parsed.GetValue(IndexPath)!);
        await SayAsync(output, $"hashes  {index.Count}");
        await SayAsync(output, $"bytes   {index.Bytes}");
        var counts = new long[byte.MaxValue + 1];
        foreach (var entry in index.Entries()) counts[entry.Bank]++;
        for (var bank = 0; bank < counts.Length; bank++)
        {
            if (counts[bank] > 0) await SayAsync(output, $"bank    {bank}: {counts[bank]} hashes, radius {index.RadiusOf((byte)bank)}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, TerminalOutput output, CancellationToken cancellation)
    {
        var index = IndexFiles.Open(parsed.GetValue(IndexPath)!);
        index.Verify();
        await SayAsync(output, $"{index.Count:N0} hashes, as they were written.");
        return ExitCode.Done;
    }

    private static IEnumerable<IndexEntry> Entries(ParseResult parsed, OpenedList list, TerminalOutput output, CancellationToken cancellation)
    {
        var (bank, least) = (parsed.GetValue(Bank), parsed.GetValue(LeastQuality));
        var read = 0L;
        foreach (var listed in list.Hashes.Read())
        {
            if (++read % ToldEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                output.ProgressAsync("hashes", read, whole: null).GetAwaiter().GetResult();
            }

            if (listed.Quality < least) list.OfLowQuality++;
            else yield return new(listed.Hash, listed.Id, bank);
        }
    }

    private static OpenedList OpenList(ParseResult parsed) => OpenedList.Open(parsed.GetValue(ListPath)!, parsed.GetValue(FirstId));

    private static Task SayAsync(TerminalOutput output, FormattableString line) => output.SayAsync(line.ToString(CultureInfo.InvariantCulture));

    private static Command Verb(string name, string description, Argument<string>[] arguments, Option[] options, Func<ParseResult, TerminalOutput, CancellationToken, Task<int>> run)
    {
        var verb = new Command(name, description);
        foreach (var argument in arguments) verb.Arguments.Add(argument);
        foreach (var option in options) verb.Options.Add(option);
        verb.SetAction((parsed, cancellation) => IndexFiles.SaidAsync(ExitCode.FoundFaults, () => run(parsed, new TerminalOutput(), cancellation)));
        return verb;
    }
}
