namespace OpenHotline.Intake.Arrivals;

/// <summary>A request in the queue of the <see cref="ArrivalWriter"/>, with the answer that its sender waits for.</summary>
internal sealed class WaitingArrivals(IReadOnlyList<NewArrival> arrivals, RepeatGuard? guard)
{
    private readonly TaskCompletionSource<TakeOutcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TakeOutcome.TakenBefore? before;

    public IReadOnlyList<NewArrival> Arrivals => arrivals;

    public RepeatGuard? Guard => guard;

    public Task<TakeOutcome> Answer => answer.Task;

    /// <summary>Another request under the same key came first.</summary>
    public void Repeats(byte[] bodyHash, byte[] salt) => before = new TakeOutcome.TakenBefore(bodyHash, salt);

    /// <summary>The transaction in which that was found is gone.</summary>
    public void Forget() => before = null;

    /// <summary>Answers the sender after the commit, or with the reason why there was none.</summary>
    public void Tell(NotTakenReason? why = null) =>
        answer.SetResult(why is { } reason ? new TakeOutcome.NotTaken(reason) : before ?? (TakeOutcome)new TakeOutcome.Taken());
}
