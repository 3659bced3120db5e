namespace OpenHotline.Ground.Storage;

/// <summary>Ids made in the program begin with their moment (RFC 9562, version 7): rows before a time are those with lower ids.</summary>
public static class IdOfTime
{
    /// <summary>The lowest id that can be made at a time.</summary>
    public static Guid First(DateTime at)
    {
        Span<byte> id = stackalloc byte[16];
        id.Clear();
        var milliseconds = UtcMilliseconds.ToNumber(at);
        for (var i = 0; i < 6; i++) id[i] = (byte)(milliseconds >> (40 - (8 * i)));
        (id[6], id[8]) = (0x70, 0x80);
        return new Guid(id, bigEndian: true);
    }
}
