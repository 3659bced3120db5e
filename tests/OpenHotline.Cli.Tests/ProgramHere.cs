using System.Reflection;
using System.Text;

namespace OpenHotline.Cli.Tests;

/// <summary>The program's own entry point, called in the tests' process: the same words, the same exit codes, the same sentences, without the two seconds that a process takes to start.</summary>
/// <remarks>Only for verbs that write by <see cref="Console.Out"/> and <see cref="Console.Error"/>. What a process alone can show (rights of files, standard input, a second process beside) is for <see cref="CommandLine"/>.</remarks>
internal static class ProgramHere
{
    private static readonly MethodInfo Entry = Assembly.Load("OpenHotline.Cli").EntryPoint!;
    private static readonly RoutedWriter Out = new(Console.Out);
    private static readonly RoutedWriter Error = new(Console.Error);

    static ProgramHere()
    {
        Console.SetOut(Out);
        Console.SetError(Error);
    }

    public static Task<(int Exit, string Said, string Complained)> RunAsync(params string[] words) => Task.Run(() =>
    {
        var (said, complained) = (new StringWriter(), new StringWriter());
        (Out.Target, Error.Target) = (said, complained);
        var exit = (int)Entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [words], null)!;
        return (exit, said.ToString(), complained.ToString());
    });

    /// <summary>Writes for each flow of calls where that flow wants it; tests run side by side.</summary>
    private sealed class RoutedWriter(TextWriter otherwise) : TextWriter
    {
        private readonly AsyncLocal<StringWriter?> target = new();

        public StringWriter? Target { set => target.Value = value; }

        public override Encoding Encoding => otherwise.Encoding;

        public override void Write(char value)
        {
            if (target.Value is not { } own) otherwise.Write(value);
            else lock (own) own.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            if (target.Value is not { } own) otherwise.Write(buffer, index, count);
            else lock (own) own.Write(buffer, index, count);
        }

        public override void Write(string? value)
        {
            if (target.Value is not { } own) otherwise.Write(value);
            else lock (own) own.Write(value);
        }
    }
}
