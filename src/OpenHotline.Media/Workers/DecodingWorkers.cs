using System.Collections.Concurrent;

namespace OpenHotline.Media.Workers;

/// <summary>Decodes untrusted files in processes that may die: a fixed number of workers, each replaced when it crashes, hangs or grows old.</summary>
/// <remarks>
/// A file is answered once, whatever becomes of its worker. A crash of a worker that served other files before may be their doing:
/// such a file is tried once more in a fresh one, and only that one's crash counts.
/// </remarks>
public sealed class DecodingWorkers : IAsyncDisposable
{
    private readonly BlockingCollection<Order> _orders = [];
    private readonly SemaphoreSlim _places;
    private readonly List<Thread> _lanes = [];
    private readonly WorkerCommand _command;
    private readonly DecodingBounds _bounds;
    private readonly TimeProvider _clock;
    private int _started;

    /// <param name="command">How a worker is started.</param>
    /// <param name="bounds">What one file may cost.</param>
    /// <param name="count">How many files are decoded at the same time.</param>
    /// <param name="clock">Tells when a file took too long.</param>
    public DecodingWorkers(WorkerCommand command, DecodingBounds bounds, int count, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (_command, _bounds, _clock, _places) = (command, bounds, clock, new(count));
        for (var i = 0; i < count; i++)
        {
            var lane = new Thread(Serve) { IsBackground = true, Name = $"decoding {i}" };
            _lanes.Add(lane);
            lane.Start();
        }
    }

    /// <summary>How many processes were started so far.</summary>
    public int WorkersStarted => Volatile.Read(ref _started);

    /// <summary>Decodes one file. Waits until a worker is free; a cancelled call ends the worker that has its file.</summary>
    /// <param name="file">Must stay as it is until the answer.</param>
    public async Task<Decoding> RunAsync(ReadOnlyMemory<byte> file, DecodingWish wish, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.MaxFrames, 1, nameof(wish));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wish.MaxFrames, DecodingWish.MostFrames, nameof(wish));
        if (file.IsEmpty) return new Decoding.Undecodable(UndecodableReason.Empty, "The file is empty.");
        if (file.Length > _bounds.MaxFileBytes) return new Decoding.Undecodable(UndecodableReason.TooManyBytes, $"The file has {file.Length} bytes; {_bounds.MaxFileBytes} are allowed.");
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var order = new Order(file, wish, cancellation);
            _orders.Add(order, CancellationToken.None);
            return await order.Answer.Task.ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Ends every worker. Files that are being decoded are answered first.</summary>
    public async ValueTask DisposeAsync()
    {
        _orders.CompleteAdding();
        await Task.Run(() => _lanes.ForEach(lane => lane.Join())).ConfigureAwait(false);
        _orders.Dispose();
        _places.Dispose();
    }

    private void Serve()
    {
        WorkerProcess? worker = null;
        foreach (var order in _orders.GetConsumingEnumerable())
        {
            try
            {
                order.Answer.SetResult(Decode(order, ref worker));
            }
            catch (Exception failed)
            {
                // Also that no worker can be started: the caller learns it, the lane lives on.
                order.Answer.SetException(failed);
            }
        }

        worker?.Dispose();
    }

    private Decoding Decode(Order order, ref WorkerProcess? worker)
    {
        while (true)
        {
            order.Cancellation.ThrowIfCancellationRequested();
            if (worker is null)
            {
                worker = WorkerProcess.Start(_command, _bounds);
                Interlocked.Increment(ref _started);
            }

            var wasFresh = worker.FilesDone == 0;
            var asked = worker;
            using var tooLong = new CancellationTokenSource(_bounds.MaxTime, _clock);
            using var late = tooLong.Token.Register(asked.End);
            using var unwanted = order.Cancellation.Register(asked.End);
            try
            {
                var answer = worker.Ask(order.File.Span, order.Wish, _bounds);
                if (worker.FilesDone >= _bounds.MaxFilesPerWorker) Replace(ref worker);
                return answer;
            }
            catch (InvalidDataException nonsense)
            {
                Replace(ref worker);
                return new Decoding.Undecodable(UndecodableReason.AnswerUnreadable, nonsense.Message);
            }
            catch (IOException)
            {
                // Also EndOfStreamException: the worker is gone.
                if (order.Cancellation.IsCancellationRequested || tooLong.IsCancellationRequested || wasFresh)
                {
                    var death = asked.Death();
                    Replace(ref worker);
                    order.Cancellation.ThrowIfCancellationRequested();
                    return tooLong.IsCancellationRequested
                        ? new Decoding.Undecodable(UndecodableReason.TookTooLong, $"Decoding took longer than {_bounds.MaxTime.TotalSeconds} seconds.")
                        : new Decoding.Undecodable(UndecodableReason.WorkerDied, $"The worker died over it ({death}).");
                }

                Replace(ref worker);
            }
        }
    }

    private static void Replace(ref WorkerProcess? worker)
    {
        worker?.Dispose();
        worker = null;
    }

    private sealed record Order(ReadOnlyMemory<byte> File, DecodingWish Wish, CancellationToken Cancellation)
    {
        public TaskCompletionSource<Decoding> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
