namespace OpenHotline.Recognise;

/// <summary>The kinds of hashes. MD5 and SHA-1 can be forged: alone they are weak suggestions. PDQ is found by distance, the others when they are equal.</summary>
public enum SignalKind
{
    Md5 = 1,
    Sha1 = 2,
    Sha256 = 3,
    Pdq = 4,
}
