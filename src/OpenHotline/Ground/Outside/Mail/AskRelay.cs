namespace OpenHotline.Ground.Outside.Mail;

/// <summary>Asks the mail relay whether it is there: connects, greets, signs in, says goodbye. No message is sent.</summary>
/// <remarks>One answer serves everybody for <see cref="KeptFor"/>, so that whoever asks often does not knock often.</remarks>
public sealed class AskRelay(SmtpPost post, TimeProvider clock) : IDisposable
{
    /// <summary>How long an answer is given again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    /// <summary>How long the relay is given to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim turn = new(1, 1);
    private (RelayState State, DateTimeOffset At)? last;

    public async Task<RelayState> RunAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (last is { } kept && clock.GetUtcNow() - kept.At < KeptFor) return kept.State;
            var state = StateOf(await post.GreetAsync(Patience, cancellation));
            last = (state, clock.GetUtcNow());
            return state;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static RelayState StateOf(PostOutcome? fault) => fault switch
    {
        null => RelayState.Answers,
        PostOutcome.Unreachable { Why: PostFault.NotConfigured } => RelayState.NotSet,
        PostOutcome.Unreachable { Why: PostFault.Encryption } => RelayState.NoEncryption,
        PostOutcome.Unreachable { Why: PostFault.Protocol } => RelayState.Refuses,
        PostOutcome.Unreachable or PostOutcome.TimedOut => RelayState.Silent,
        PostOutcome.RefusedForNow { Stage: PostStage.SignIn } or PostOutcome.RefusedForGood { Stage: PostStage.SignIn } => RelayState.NoSignIn,
        _ => RelayState.Refuses,
    };
}
