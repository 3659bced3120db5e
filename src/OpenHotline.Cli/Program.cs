using System.CommandLine;
using System.CommandLine.Help;
using OpenHotline.Cli.Serving;
using OpenHotline.Cli.Settings;
using OpenHotline.Cli.Verbs;
using OpenHotline.Media.Workers;

OwnerOnly.FromNowOn();

// Not among the commands: this process was started by another one of ours, to decode pictures for it.
if (args is [WorkerProgram.Verb, ..]) return WorkerProgram.Run(args);

// By the name that people type: a root command would call itself after the file.
var root = new Command("openhotline", "OpenHotline: everything that an internet hotline needs, in one program.")
{
    new HelpOption(),
    new VersionOption(),
    ServeVerb.Build(),
    SandboxVerb.Build(),
    new Command("user", "The staff's accounts.") { WritingVerbs.BuildUsers()[0], ReadingVerbs.BuildUserList(), WritingVerbs.BuildUsers()[1] },
    WritingVerbs.BuildImport(),
    StatsVerbs.Build(),
    ReportVerbs.Build(),
    ReplayVerb.Build(),
    ReadingVerbs.BuildTimeline(),
    ReadingVerbs.BuildBackup(),
    ReadingVerbs.BuildRestore(),
    WritingVerbs.BuildKeys(),
    CheckVerb.Build(),
    HashVerb.Build(),
    IndexVerb.Build(),
    MatchVerb.Build(),
};
foreach (var flag in Flags.All) root.Options.Add(flag);
try
{
    var parsed = root.Parse(args);
    var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCode.WrongUse : exit;
}
catch (Exception refused) when (refused is SettingsException or FormatException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return ExitCode.WrongUse;
}
