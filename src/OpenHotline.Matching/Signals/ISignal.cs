namespace OpenHotline.Matching.Signals;

/// <summary>One kind of hash: its name, how it is written, and texts to try it with.</summary>
/// <remarks>
/// A struct of its own for each kind, so that an MD5 can never be compared with a SHA-1 by accident. Equality is that
/// of the bits. An interface here is a kernel for generic code, not a door to the outside.
/// </remarks>
public interface ISignal<TSelf> : IEquatable<TSelf>
    where TSelf : struct, ISignal<TSelf>
{
    /// <summary>The name in files and on screens: <c>MD5</c>, <c>SHA-1</c>, <c>SHA-256</c>. Never changes.</summary>
    static abstract string Name { get; }

    /// <summary>The length of the hash in bytes; its text has two hexadecimal digits for each.</summary>
    static abstract int LengthBytes { get; }

    /// <summary>Contents and their hashes, from the standard's own examples: a reader can try a bank with them.</summary>
    static abstract IReadOnlyList<SignalExample<TSelf>> Examples { get; }

    /// <summary>The hash of nothing. Lists hold it by accident, and it says nothing about a picture.</summary>
    static abstract TSelf OfNothing { get; }

    /// <summary>Takes exactly <see cref="LengthBytes"/> bytes; <see cref="ArgumentException"/> for any other number.</summary>
    static abstract TSelf FromBytes(ReadOnlySpan<byte> bytes);

    /// <summary>Writes <see cref="LengthBytes"/> bytes.</summary>
    void CopyTo(Span<byte> target);
}
