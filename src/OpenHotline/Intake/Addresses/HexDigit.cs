namespace OpenHotline.Intake.Addresses;

/// <summary>Hexadecimal digits and the <c>%XX</c> pairs made of them.</summary>
internal static class HexDigit
{
    private const string Upper = "0123456789ABCDEF";

    /// <summary>0 to 15, or 99 for a sign that is no hexadecimal digit.</summary>
    public static uint ValueOf(int sign) => sign switch
    {
        >= '0' and <= '9' => (uint)(sign - '0'),
        >= 'a' and <= 'f' => (uint)(sign - 'a' + 10),
        >= 'A' and <= 'F' => (uint)(sign - 'A' + 10),
        _ => 99,
    };

    public static bool TryReadPair(int high, int low, out byte value)
    {
        var (h, l) = (ValueOf(high), ValueOf(low));
        value = (byte)((h << 4) | l);
        return h < 16 && l < 16;
    }

    public static char High(byte value) => Upper[value >> 4];

    public static char Low(byte value) => Upper[value & 15];
}
