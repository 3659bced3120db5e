using System.CommandLine;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Verbs;

var root = new RootCommand("OpenHotline: everything that an internet hotline needs, in one program.")
{
    ServeVerb.Build(),
    SandboxVerb.Build(),
    new Command("user", "The staff's accounts.") { WritingVerbs.BuildUsers()[0], ReadingVerbs.BuildUserList(), WritingVerbs.BuildUsers()[1] },
    WritingVerbs.BuildImport(),
    StatsVerbs.Build(),
    ReplayVerb.Build(),
    ReadingVerbs.BuildTimeline(),
    ReadingVerbs.BuildBackup(),
    ReadingVerbs.BuildRestore(),
    WritingVerbs.BuildKeys(),
    CheckVerb.Build(),
};
foreach (var flag in Flags.All) root.Options.Add(flag);
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception refused) when (refused is SettingsException or FormatException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return ExitCode.WrongUse;
}
