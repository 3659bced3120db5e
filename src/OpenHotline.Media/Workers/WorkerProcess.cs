using System.Diagnostics;
using System.Globalization;

namespace OpenHotline.Media.Workers;

/// <summary>One worker as the program sees it: a process, two pipes, and how much it has done.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // What a worker needs of our environment. Everything else, keys and passwords above all, stays here.
    private static readonly string[] Kept = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH", "SystemRoot"];

    private static readonly (string Name, string Value)[] Set =
    [
        ("DOTNET_EnableDiagnostics", "0"), // no socket and no dump file in the temporary folder
        ("DOTNET_EnableWriteXorExecute", "0"), // its second mapping is a file, and files may not grow
        ("DOTNET_GCHeapHardLimit", "20000000"), // hexadecimal: 512 MiB
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_TC_QuickJitForLoops", "0"),
        ("DOTNET_NOLOGO", "1"),
        ("MALLOC_ARENA_MAX", "1"),
        ("VIPS_CONCURRENCY", "1"),
        ("VIPS_DISC_THRESHOLD", "1000g"), // pixels stay in memory
        ("VIPS_BLOCK_UNTRUSTED", "1"),
    ];

    private readonly Process _process;
    private readonly Stream _questions;
    private readonly Stream _answers;

    private WorkerProcess(Process process)
    {
        _process = process;
        _questions = process.StandardInput.BaseStream;
        _answers = process.StandardOutput.BaseStream;
        // A worker keeps nothing open here but its complaints before it has begun; they end with its start.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Files that it has answered.</summary>
    public int FilesDone { get; private set; }

    public int Id => _process.Id;

    public static WorkerProcess Start(WorkerCommand command, DecodingBounds bounds)
    {
        var start = new ProcessStartInfo(command.Program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Path.GetFullPath(command.Program)) ?? "/",
        };
        foreach (var argument in command.Arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add(bounds.MaxMemoryBytes.ToString(CultureInfo.InvariantCulture));
        start.Environment.Clear();
        foreach (var name in Kept)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        }

        foreach (var (name, value) in Set) start.Environment[name] = value;
        return new(Process.Start(start) ?? throw new InvalidOperationException("A worker could not be started."));
    }

    /// <summary>One question and its answer. Blocks; <see cref="End"/> from another thread ends the wait.</summary>
    public Decoding Ask(ReadOnlySpan<byte> file, DecodingWish wish, DecodingBounds bounds)
    {
        Span<byte> head = stackalloc byte[Wire.QuestionBytes];
        Wire.WriteQuestion(head, wish, bounds, file.Length);
        _questions.Write(head);
        _questions.Write(file);
        _questions.Flush();
        var answer = Wire.ReadAnswer(_answers, wish);
        FilesDone++;
        return answer;
    }

    /// <summary>Ends it at once. May be called twice, and from any thread.</summary>
    public void End()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // Race: it ended by itself a moment before.
        }
    }

    /// <summary>How it ended, in words.</summary>
    public string Death()
    {
        // Its pipes close a moment before it has ended; one that closes them and lives on is ended here.
        if (!_process.WaitForExit(TimeSpan.FromSeconds(1))) End();
        _process.WaitForExit();
        return _process.ExitCode > 128
            ? string.Create(CultureInfo.InvariantCulture, $"signal {_process.ExitCode - 128}")
            : string.Create(CultureInfo.InvariantCulture, $"exit code {_process.ExitCode}");
    }

    public void Dispose()
    {
        End();
        _questions.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }
}
