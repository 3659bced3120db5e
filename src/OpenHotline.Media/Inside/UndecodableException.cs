namespace OpenHotline.Media.Inside;

/// <summary>Ends the decoding of one file inside a worker; it becomes the worker's answer.</summary>
internal sealed class UndecodableException(UndecodableReason why, string explanation) : Exception(explanation)
{
    public UndecodableReason Why => why;
}
