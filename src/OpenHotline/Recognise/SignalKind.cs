namespace OpenHotline.Recognise;

/// <summary>The kinds of exact hashes. MD5 and SHA-1 can be forged: alone they are weak suggestions.</summary>
public enum SignalKind
{
    Md5 = 1,
    Sha1 = 2,
    Sha256 = 3,
}
