namespace OpenHotline.Cli.Writing;

/// <summary>Every verb that writes.</summary>
internal static class Writers
{
    public static IReadOnlyList<IWriter> All { get; } = [new AddUser(), new DisableUser(), new ImportCsv(), new TurnKeys(), new DropKeys(), new SnapshotFigures(), new RecountFigures()];
}
