namespace OpenHotline.Ground.Retention;

/// <summary>A record whose time is over.</summary>
/// <param name="Id">The record itself.</param>
/// <param name="BelongsTo">The webpage or account it belongs to; null where it stands alone. A legal hold on either keeps it.</param>
public sealed record RetainedRecord(Guid Id, Guid? BelongsTo);

/// <summary>What a room keeps of one class. The room says what is due and forgets it; the ground says when, and what is held.</summary>
public interface IRetained
{
    RetentionClass Class { get; }

    /// <summary>What it is, in words, for the dry run: "Text of reports".</summary>
    string Name { get; }

    /// <summary>Records older than <paramref name="olderThan"/>, by id after <paramref name="after"/>, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<RetainedRecord>> DueAsync(DateTime olderThan, Guid after, int most, CancellationToken cancellation);

    /// <summary>Forgets these, inside the caller's unit of work: what is sealed by destroying its key.</summary>
    Task ForgetAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}
