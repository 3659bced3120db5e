namespace OpenHotline.Intake.Addresses;

/// <summary>The 56 letters of an onion service of version 3, with their check digits.</summary>
/// <remarks>
/// Tor rend-spec v3, "Encoding onion addresses": base32(public key | checksum | version), where the checksum is the first
/// two bytes of SHA3-256(".onion checksum" | public key | version). Version 2 (16 letters) left the network in 2021.
/// </remarks>
internal static class OnionName
{
    public const int Chars = 56;
    public const string TopLevel = ".onion";
    private const int KeyBytes = 32, AllBytes = 35;
    private const byte Version = 3;

    /// <summary>The name of the service with a public key of 32 bytes, with <c>.onion</c>.</summary>
    public static string Of(ReadOnlySpan<byte> publicKey)
    {
        Span<byte> all = stackalloc byte[AllBytes];
        Span<byte> checksum = stackalloc byte[Sha3.Bytes256];
        Checksum(publicKey, checksum);
        publicKey.CopyTo(all);
        checksum[..2].CopyTo(all[KeyBytes..]);
        all[^1] = Version;
        Span<char> name = stackalloc char[Chars];
        for (var at = 0; at < Chars; at++)
        {
            // 35 bytes are 56 groups of five bits; a group may lie in two bytes.
            var (first, shift) = (at * 5 / 8, 11 - (at * 5 % 8));
            name[at] = "abcdefghijklmnopqrstuvwxyz234567"[(((all[first] << 8) | (first + 1 < AllBytes ? all[first + 1] : 0)) >> shift) & 31];
        }

        return string.Concat(name, TopLevel);
    }

    /// <summary>True when the label, in lower case, decodes and its checksum is right.</summary>
    public static bool IsValid(ReadOnlySpan<char> label)
    {
        Span<byte> decoded = stackalloc byte[AllBytes];
        if (!TryDecode(label, decoded) || decoded[^1] != Version) return false;
        Span<byte> checksum = stackalloc byte[Sha3.Bytes256];
        Checksum(decoded[..KeyBytes], checksum);
        return checksum[0] == decoded[KeyBytes] && checksum[1] == decoded[KeyBytes + 1];
    }

    private static void Checksum(ReadOnlySpan<byte> publicKey, Span<byte> digest)
    {
        Span<byte> message = stackalloc byte[48];
        ".onion checksum"u8.CopyTo(message);
        publicKey.CopyTo(message[15..]);
        message[47] = Version;
        Sha3.Hash256(message, digest);
    }

    private static bool TryDecode(ReadOnlySpan<char> label, Span<byte> target)
    {
        if (label.Length != Chars) return false;
        int bits = 0, held = 0, at = 0;
        foreach (var letter in label)
        {
            var value = letter switch { >= 'a' and <= 'z' => letter - 'a', >= '2' and <= '7' => letter - '2' + 26, _ => -1 };
            if (value < 0) return false;
            held = ((held << 5) | value) & 0xFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            target[at++] = (byte)(held >> bits);
        }

        return true;
    }
}
