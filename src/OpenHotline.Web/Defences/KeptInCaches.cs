namespace OpenHotline.Web.Defences;

/// <summary>On an endpoint: its answer may be kept, by these rules. Every other answer is <c>no-store</c>.</summary>
/// <param name="CacheControl">The header as it is sent, for example <c>public, max-age=300</c>.</param>
public sealed record KeptInCaches(string CacheControl);
