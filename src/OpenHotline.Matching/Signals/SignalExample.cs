namespace OpenHotline.Matching.Signals;

/// <summary>A published content and its hash.</summary>
/// <param name="Content">The content, as ASCII.</param>
/// <param name="Signal">Its hash.</param>
public sealed record SignalExample<TSignal>(string Content, TSignal Signal)
    where TSignal : struct, ISignal<TSignal>;
