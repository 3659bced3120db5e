namespace OpenHotline.Ground.Secrets.Rotation;

/// <summary>A room's rows that bring their record key along, wrapped, before it stands among the record keys: an old wrapping key is needed as long as they wait.</summary>
public interface IWrappedKeys
{
    /// <summary>How many are wrapped to a key older than this.</summary>
    Task<long> LeftAsync(int newestWrappingKey, CancellationToken cancellation);
}
