using OpenHotline.Ground.Secrets;

namespace OpenHotline.Ground.Timeline.Verifying;

/// <summary>The checkpoints that were written outside the database, in the order of their sizes.</summary>
internal sealed class OutsideNotes
{
    private readonly Queue<(long Size, string Note)> waiting = new();
    private readonly List<byte[]> signers = [];

    public OutsideNotes(string folder, Keyring keys)
    {
        for (var id = 1; keys.SigningPublicKey(id) is { } signer; id++) signers.Add(signer);
        foreach (var note in OutsideCopy.ReadNotes(folder).Select(text => (SizeOf(text), text)).OrderBy(pair => pair.Item1)) waiting.Enqueue(note);
    }

    public long Checked { get; private set; }

    public bool Wants(long size) => waiting.TryPeek(out var next) && next.Size <= size;

    /// <summary>Checks the notes of this size against the root; null where all is well.</summary>
    /// <param name="isInside">The same checkpoint stands in the database.</param>
    public FindingKind? Check(long size, byte[] root, bool isInside)
    {
        FindingKind? wrong = null;
        while (Wants(size))
        {
            var (noted, text) = waiting.Dequeue();
            Checked++;
            var holds = noted == size && signers.Exists(signer => CheckpointNote.Verify(text, signer) is { } note && note.Root.AsSpan().SequenceEqual(root));
            // A crash between file and row leaves the newest note outside only; then nothing larger stands inside either.
            if (!holds) wrong = FindingKind.CheckpointDiffers;
            else if (!isInside && waiting.Count > 0) wrong ??= FindingKind.CheckpointDropped;
        }

        return wrong;
    }

    private static long SizeOf(string note) => note.Split('\n') is [_, var size, ..] && long.TryParse(size, out var number) ? number : 0;
}
