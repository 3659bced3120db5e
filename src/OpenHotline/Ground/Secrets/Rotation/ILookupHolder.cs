namespace OpenHotline.Ground.Secrets.Rotation;

/// <summary>A room's rows that are found by keyed look-ups, and so must be written anew when the look-up key turns.</summary>
public interface ILookupHolder
{
    /// <summary>Moves at most <paramref name="most"/> rows from older keys to the newest, inside the caller's unit of work; gives how many it moved.</summary>
    /// <remarks>The first four bytes of a look-up are its key's number, big-endian: rows that sort below <c>newestPrefix</c> are the old ones.</remarks>
    Task<int> MoveAsync(byte[] newestPrefix, int most, CancellationToken cancellation);

    /// <summary>How many rows still stand under an older key.</summary>
    Task<long> LeftAsync(byte[] newestPrefix, CancellationToken cancellation);
}
