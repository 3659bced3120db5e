using System.Text;
using OpenHotline.Media.Workers;

namespace OpenHotline.Media.Tests;

/// <summary>A worker that crashes, hangs or lies costs one file, never the program.</summary>
public sealed class WorkerTests
{
    private static readonly byte[] Sound = TrainingPicture.Draw(64, 48).Png();

    [Theory]
    [InlineData("exit 7", "exit code 7")]
    [InlineData("kill -SEGV $$", "signal 11")]
    [InlineData("head -c 10 > /dev/null; kill -KILL $$", "signal 9")]
    public async Task A_worker_that_dies_costs_one_file(string script, string death)
    {
        await using var workers = Shell(script, TimeSpan.FromSeconds(20));
        for (var file = 1; file <= 2; file++)
        {
            var answer = Assert.IsType<Decoding.Undecodable>(await RunAsync(workers, Sound));
            Assert.Equal(UndecodableReason.WorkerDied, answer.Why);
            Assert.Contains(death, answer.Explanation, StringComparison.Ordinal);
            Assert.Equal(file, workers.WorkersStarted);
        }
    }

    [Fact]
    public async Task A_worker_that_hangs_is_ended_in_time()
    {
        await using var workers = Shell("cat > /dev/null", TimeSpan.FromMilliseconds(200));
        Assert.Equal(UndecodableReason.TookTooLong, await TestWorkers.ReasonAsync(workers, Sound));
    }

    [Theory]
    [InlineData(@"head -c 100 /dev/zero")]
    [InlineData(@"printf 'OMA1\001\001\001\001\377\377\377\177\377\377\377\177\001\000\000\000\000\001\000\000\000\000\000\000\377\377\377\377\003'")]
    [InlineData(@"printf 'OMA1\002\377\377\377'; head -c 9000 /dev/zero")]
    public async Task A_worker_that_answers_nonsense_is_not_believed(string script)
    {
        await using var workers = Shell(script + "; cat > /dev/null", TimeSpan.FromSeconds(20));
        Assert.Equal(UndecodableReason.AnswerUnreadable, await TestWorkers.ReasonAsync(workers, Sound));
    }

    [Fact]
    public async Task A_file_whose_worker_was_spoilt_by_another_file_is_tried_in_a_fresh_one()
    {
        // Answers the first file, and dies over the second as if the first had left something behind.
        await using var workers = Shell("""head -c 28 > /dev/null; head -c "$1" > /dev/null; printf 'OMA1\002\006\000\000'; head -c 16 /dev/zero; head -c 1 > /dev/null; exit 9""", TimeSpan.FromSeconds(20), "x", Sound.Length.ToString());
        Assert.Equal(UndecodableReason.Broken, await TestWorkers.ReasonAsync(workers, Sound));
        Assert.Equal(UndecodableReason.Broken, await TestWorkers.ReasonAsync(workers, Sound));
        Assert.Equal(2, workers.WorkersStarted);
    }

    [Fact]
    public async Task A_worker_is_replaced_when_it_is_old()
    {
        await using var workers = TestWorkers.Start(new DecodingBounds { MaxFilesPerWorker = 2 });
        for (var file = 0; file < 5; file++) Assert.IsType<Decoding.Decoded>(await RunAsync(workers, Sound));
        Assert.Equal(3, workers.WorkersStarted);
    }

    [Fact]
    public async Task Nobody_waits_for_a_file_that_nobody_wants_any_more()
    {
        await using var workers = Shell("cat > /dev/null", TimeSpan.FromMinutes(10));
        using var unwanted = new CancellationTokenSource();
        var answer = workers.RunAsync(Sound, DecodingWish.Default, unwanted.Token);
        await unwanted.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_program_that_is_no_worker_is_said_to_be_missing()
    {
        await using var workers = TestWorkers.Start(new DecodingBounds(), new WorkerCommand("/nowhere/at/all", []));
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(workers, Sound));
    }

    [Fact]
    public async Task A_worker_sees_nothing_of_our_environment_and_writes_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        Environment.SetEnvironmentVariable("OPENHOTLINE_TEST_SECRET", "not for workers");
        await using var workers = TestWorkers.Start(new DecodingBounds());
        Assert.IsType<Decoding.Decoded>(await RunAsync(workers, Sound));
        var worker = Directory.GetDirectories("/proc").Where(path => IsOurWorker(path)).ToList();
        Assert.NotEmpty(worker);
        foreach (var process in worker)
        {
            Assert.DoesNotContain("not for workers", File.ReadAllText(Path.Combine(process, "environ")), StringComparison.Ordinal);
            var limits = File.ReadAllLines(Path.Combine(process, "limits"));
            Assert.Matches(@"Max file size +0 +0", Assert.Single(limits, line => line.StartsWith("Max file size", StringComparison.Ordinal)));
            Assert.Matches(@"Max core file size +0 +0", Assert.Single(limits, line => line.StartsWith("Max core file size", StringComparison.Ordinal)));
            Assert.DoesNotMatch("unlimited", Assert.Single(limits, line => line.StartsWith("Max address space", StringComparison.Ordinal)));
            Assert.Empty(OpenFiles(process).Except(OpenFiles("/proc/self"), StringComparer.Ordinal).Where(target => target.StartsWith(Path.GetTempPath(), StringComparison.Ordinal)));
        }

        static IEnumerable<string> OpenFiles(string process) => Directory.GetFiles(Path.Combine(process, "fd")).Select(path => new FileInfo(path).LinkTarget ?? "");

        static bool IsOurWorker(string process)
        {
            try
            {
                var words = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline"))).Split('\0');
                var parent = File.ReadAllText(Path.Combine(process, "stat")).Split(") ")[^1].Split(' ')[1];
                return words.Contains(WorkerProgram.Verb) && parent == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    private static DecodingWorkers Shell(string script, TimeSpan maxTime, params string[] arguments) =>
        TestWorkers.Start(new DecodingBounds { MaxTime = maxTime }, new WorkerCommand("/bin/sh", ["-c", script, .. arguments]));

    private static Task<Decoding> RunAsync(DecodingWorkers workers, byte[] file) => workers.RunAsync(file, DecodingWish.Default, TestContext.Current.CancellationToken);
}
