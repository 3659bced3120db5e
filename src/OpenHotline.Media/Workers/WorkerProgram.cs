using System.Globalization;
using Microsoft.Win32.SafeHandles;
using OpenHotline.Media.Inside;

namespace OpenHotline.Media.Workers;

/// <summary>The other side of the pipe: reads questions, decodes, answers, until its input ends.</summary>
/// <remarks>It knows no keys, no database and no network; the program that started it may end it at any moment.</remarks>
public static class WorkerProgram
{
    /// <summary>The word that makes the program a worker.</summary>
    public const string Verb = "decode-worker";

    // A worker that outlives its program ends itself this long after it should have been ended.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs until the input ends.</summary>
    /// <param name="arguments">The verb, then the memory that decoding may add, in bytes.</param>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 2 || !long.TryParse(arguments[1], CultureInfo.InvariantCulture, out var maxMemoryBytes)) return 2;
        WorkerLimits.PutInPlace(maxMemoryBytes);
        using var questions = Console.OpenStandardInput();
        using var answers = TakeOutput();
        using var decoder = new FileDecoder();
        using var watch = new Timer(_ => End(), state: null, Timeout.Infinite, Timeout.Infinite);
        Span<byte> head = stackalloc byte[Wire.QuestionBytes];
        var file = Array.Empty<byte>();
        while (questions.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var (wish, maxTime, maxPixels, fileBytes) = Wire.ReadQuestion(head);
            if (file.Length < fileBytes) file = GC.AllocateUninitializedArray<byte>(fileBytes + (fileBytes / 4));
            questions.ReadExactly(file.AsSpan(0, fileBytes));
            watch.Change(maxTime + Grace, Timeout.InfiniteTimeSpan);
            Wire.WriteAnswer(answers, decoder.Decode(file, fileBytes, wish, maxPixels));
            watch.Change(Timeout.Infinite, Timeout.Infinite);
        }

        return 0;
    }

    /// <summary>Keeps the output for answers alone: a library that prints, on either output, prints nowhere.</summary>
    private static Stream TakeOutput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite);
        var (own, nowhere) = (Posix.Duplicate(1), nothing.DangerousGetHandle().ToInt32());
        if (own < 0 || Posix.Duplicate(nowhere, 1) < 0 || Posix.Duplicate(nowhere, 2) < 0) throw new InvalidOperationException("A worker could not keep its output to itself.");
        return new FileStream(new SafeFileHandle(own, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    private static void End()
    {
        if (OperatingSystem.IsWindows()) Environment.FailFast("A decoding took too long.");
        else Posix.ExitNow(3);
    }
}
