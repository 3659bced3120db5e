using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using OpenHotline.Media;
using OpenHotline.Media.Workers;
using OpenHotline.MediaBench;

// The program is its own worker.
if (args is [WorkerProgram.Verb, ..]) return WorkerProgram.Run(args);

const int Rounds = 15;
// Both processes compile what turns out to be hot, on the one core that is measured: no figure is taken before.
const int WarmUp = 20;
var folder = Directory.CreateTempSubdirectory("media-bench-").FullName;
await using var workers = new DecodingWorkers(WorkerCommand.ThisProgram(), new DecodingBounds(), count: 1, TimeProvider.System);
var hashPicture = new HashPicture(workers);
Console.WriteLine("| drawing | bytes | TurboJPEG, full grey | file to hash | goal | file to hash, every pixel | file to hash, libvips only |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (var (width, height, isProgressive) in ((int, int, bool)[])[(1600, 1004, false), (4032, 3024, false), (4032, 3024, true)])
{
    var path = Path.Combine(folder, $"{width}.jpg");
    var drawing = NoisyDrawing.Jpeg(width, height, isProgressive);
    await File.WriteAllBytesAsync(path, drawing);
    using var grey = new FullGrey(width, height);
    var times = new List<double>[4] { [], [], [], [] };
    for (var round = -WarmUp; round < Rounds; round++)
    {
        // Turn by turn, so that whatever else the machine does falls on all alike.
        var taken = new double[4];
        taken[0] = Repeat(() => { grey.Decode(drawing); return Task.CompletedTask; });
        taken[1] = Repeat(() => HashAsync(path, DecodingWish.Default));
        taken[2] = Repeat(() => HashAsync(path, new DecodingWish { MayShrink = false }));
        taken[3] = Repeat(() => HashAsync(path, new DecodingWish { IsLibvipsOnly = true }));
        for (var i = 0; round >= 0 && i < taken.Length; i++) times[i].Add(taken[i]);
    }

    var floor = Median(times[0]);
    var goal = (1.15 * floor) + 0.3;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {width}×{height}{(isProgressive ? " progressive" : "")} | {drawing.Length:N0} | {Said(times[0])} | {Said(times[1])} | {goal:F2}: {(Median(times[1]) <= goal ? "kept" : "missed")} | {Said(times[2])} | {Said(times[3])} |"));
}

Directory.Delete(folder, recursive: true);
return 0;

// As the verb reads a file: into borrowed memory, which goes back.
async Task HashAsync(string path, DecodingWish wish)
{
    await using var stream = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
    var file = ArrayPool<byte>.Shared.Rent((int)stream.Length);
    var length = await stream.ReadAtLeastAsync(file, (int)stream.Length);
    if (await hashPicture.RunAsync(file.AsMemory(0, length), wish, withOrientations: false, CancellationToken.None) is not HashPicture.Outcome.Hashed) throw new InvalidOperationException("The drawing was not hashed.");
    ArrayPool<byte>.Shared.Return(file);
}

// Milliseconds for one, from as many as fill 150 ms.
static double Repeat(Func<Task> work)
{
    var since = Stopwatch.StartNew();
    var count = 0;
    do
    {
        work().GetAwaiter().GetResult();
        count++;
    }
    while (since.ElapsedMilliseconds < 150);
    return since.Elapsed.TotalMilliseconds / count;
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

static string Said(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{Median(times):F2} ms ({times.Min():F2}–{times.Max():F2})");
