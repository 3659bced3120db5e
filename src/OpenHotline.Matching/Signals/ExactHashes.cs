namespace OpenHotline.Matching.Signals;

/// <summary>The three exact hashes of one content.</summary>
/// <param name="Md5">The MD5.</param>
/// <param name="Sha1">The SHA-1.</param>
/// <param name="Sha256">The SHA-256.</param>
/// <param name="LengthBytes">How long the content was.</param>
public sealed record ExactHashes(Md5Signal Md5, Sha1Signal Sha1, Sha256Signal Sha256, long LengthBytes)
{
    /// <summary>True for an empty content, whose hashes match nothing but other empty files.</summary>
    public bool AreOfNothing => LengthBytes == 0;
}
