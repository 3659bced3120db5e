using System.Reflection;

namespace OpenHotline.Media.Workers;

/// <summary>How a worker is started.</summary>
/// <param name="Program">The program's path.</param>
/// <param name="Arguments">What stands before the memory bound.</param>
public sealed record WorkerCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The program that is running now, as a worker. Its entry point must hand over to <see cref="WorkerProgram"/>.</summary>
    public static WorkerCommand ThisProgram()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own path.");
        var isRunByDotnet = Path.GetFileNameWithoutExtension(program) is "dotnet";
        return isRunByDotnet ? Of(Assembly.GetEntryAssembly()!.Location) : new(program, [WorkerProgram.Verb]);
    }

    /// <summary>A built program (<c>.dll</c>) whose entry point hands over to <see cref="WorkerProgram"/>.</summary>
    public static WorkerCommand Of(string assembly)
    {
        var program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? Environment.ProcessPath! : "dotnet";
        return new(program, [assembly, WorkerProgram.Verb]);
    }
}
