namespace OpenHotline.Cli.Verbs;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>It ran, and what it looked for is wrong: a broken timeline, refused lines.</summary>
    public const int FoundFaults = 1;

    /// <summary>The command or a setting cannot be understood.</summary>
    public const int WrongUse = 2;

    /// <summary>Another process holds the folder.</summary>
    public const int Busy = 3;

    /// <summary>Something that it needs is missing or broken.</summary>
    public const int Failed = 4;
}
