using System.Collections.Concurrent;
using System.Globalization;
using OpenHotline.Media.Workers;
using OpenHotline.Testing;

namespace OpenHotline.Media.Tests;

/// <summary>Files broken at random: each gets an answer, the program lives, and no file is left behind.</summary>
public sealed class MutationTests
{
    private const int FewByDefault = 5_000;

    /// <summary>How many mutations; more by <c>OPENHOTLINE_MUTATIONS</c>.</summary>
    [Fact]
    public Task Thousands_of_broken_files_get_an_answer() =>
        BreakAsync(Environment.GetEnvironmentVariable("OPENHOTLINE_MUTATIONS") is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : FewByDefault);

    [Fact(Explicit = true)]
    public Task A_hundred_thousand_broken_files_get_an_answer() => BreakAsync(100_000);

    private static async Task BreakAsync(int count)
    {
        using var folder = new TempFolder();
        var command = new WorkerCommand("/usr/bin/env", [$"TMPDIR={folder.Path}", TestWorkers.Program.Program, .. TestWorkers.Program.Arguments]);
        var seeds = Seeds();
        var answers = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using (var workers = TestWorkers.Start(new DecodingBounds { MaxPixels = 20_000_000, MaxTime = TimeSpan.FromSeconds(5), MaxMemoryBytes = 512 * 1024 * 1024 }, command, count: 2))
        {
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (i, cancellation) =>
            {
                var (name, file) = seeds[i % seeds.Count];
                var broken = Break(file, new Random(i));
                var wish = new DecodingWish { IsAsShown = i % 3 == 0, IsLibvipsOnly = i % 2 == 0, MaxFrames = 1 + (i % 4) };
                var answer = await workers.RunAsync(broken, wish, cancellation);
                var said = answer switch
                {
                    Decoding.Decoded { Picture.IsDamaged: true } => "decoded in part",
                    Decoding.Decoded => "decoded",
                    Decoding.Undecodable not => not.Why.ToString(),
                    _ => throw new InvalidOperationException("An answer without a kind."),
                };
                answers.AddOrUpdate(said, 1, (_, before) => before + 1);
                Assert.False(answer is Decoding.Undecodable { Why: UndecodableReason.AnswerUnreadable }, $"Mutation {i} of {name} made a worker say what cannot be read: {answer}");
            });
            var sound = await workers.RunAsync(TrainingPicture.Draw(64, 48).Png(), DecodingWish.Default, TestContext.Current.CancellationToken);
            Assert.IsType<Decoding.Decoded>(sound);
            TestContext.Current.TestOutputHelper?.WriteLine($"{count} mutations, {workers.WorkersStarted} workers: {string.Join(", ", answers.OrderByDescending(one => one.Value).Select(one => $"{one.Key} {one.Value}"))}");
        }

        Assert.Equal(count, answers.Values.Sum());
        Assert.True(answers.Count > 2, "The mutations break nothing.");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static List<(string Name, byte[] File)> Seeds()
    {
        var drawing = TrainingPicture.Draw(96, 72, noise: 8);
        using var roll = Encodings.Roll(TrainingPicture.Draw(48, 40, 1), TrainingPicture.Draw(48, 40, 2), TrainingPicture.Draw(48, 40, 3));
        return
        [
            .. Encodings.Of(drawing).Concat(Encodings.OfGrey(TrainingPicture.Draw(80, 60, isGrey: true))).Concat(Encodings.OfTwoColours(TrainingPicture.Draw(64, 64, isGrey: true))).Select(one => (one.Name, one.File)),
            ("animated GIF", roll.GifsaveBuffer()),
            ("animated WebP", roll.WebpsaveBuffer()),
            ("PDF", [.. "%PDF-1.7\n"u8, .. new byte[200]]),
        ];
    }

    /// <summary>One to four wounds: bits, bytes, whole numbers, pieces cut out, doubled or moved, an early end.</summary>
    private static byte[] Break(byte[] file, Random random)
    {
        var broken = file.ToList();
        for (var wound = random.Next(1, 5); wound > 0 && broken.Count > 8; wound--)
        {
            var at = random.Next(3) == 0 ? random.Next(Math.Min(broken.Count, 64)) : random.Next(broken.Count);
            var length = Math.Min(random.Next(1, 40), broken.Count - at);
            switch (random.Next(8))
            {
                case 0: broken[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: broken[at] = (byte)random.Next(256); break;
                case 2: for (var i = 0; i < Math.Min(length, 4); i++) broken[at + i] = 0xFF; break;
                case 3: for (var i = 0; i < Math.Min(length, 4); i++) broken[at + i] = 0; break;
                case 4: broken.RemoveRange(at, length); break;
                case 5: broken.InsertRange(at, broken.GetRange(at, length)); break;
                case 6: broken.InsertRange(random.Next(broken.Count), broken.GetRange(at, length)); break;
                default: if (random.Next(4) == 0) broken.RemoveRange(at, broken.Count - at); else broken[at] += 1; break;
            }
        }

        return [.. broken];
    }
}
