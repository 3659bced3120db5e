using OpenHotline.Ground.Training;

namespace OpenHotline.Notify;

/// <summary>Says whether anything may leave the house. Asked before every mail.</summary>
/// <remarks>Safety: outside the sandbox nothing leaves training mode; notices wait, visibly.</remarks>
public sealed class SendingGate(TrainingMode mode)
{
    public Task<bool> IsOpenAsync(CancellationToken cancellation) => mode.MaySendAsync(cancellation);
}
