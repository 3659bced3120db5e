namespace OpenHotline.Ground.Outside.Rdap;

/// <summary>What one question over HTTP brought.</summary>
internal abstract record RegistryReply
{
    private RegistryReply()
    {
    }

    /// <param name="Host">The host that answered in the end.</param>
    /// <param name="Tag">The ETag, to ask again with; null when there is none.</param>
    /// <param name="ExpiresAt">UTC; in the past when the server says nothing of it.</param>
    /// <param name="RetryAt">UTC; when the server wants to be asked again (Retry-After); null when it does not say.</param>
    public sealed record Answered(int Status, string Host, byte[] Body, string? Tag, DateTime ExpiresAt, DateTime? RetryAt) : RegistryReply;

    public sealed record Failed(RegistryFailure Why) : RegistryReply;
}
