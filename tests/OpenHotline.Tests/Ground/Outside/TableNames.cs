using OpenHotline.Ground.Outside.Names;

namespace OpenHotline.Tests.Ground.Outside;

/// <summary>A name server that knows what the test says. Several answers for one name are given one after the other.</summary>
public sealed class TableNames : INameServer
{
    private readonly Dictionary<(string Name, NameRecordKind Kind), Queue<NameAnswer>> _answers = [];

    public List<string> Asked { get; } = [];

    public TableNames With(string name, params string[] addresses)
    {
        foreach (var kind in new[] { NameRecordKind.Address4, NameRecordKind.Address6 })
        {
            var fitting = addresses.Where(address => address.Contains(':', StringComparison.Ordinal) == (kind == NameRecordKind.Address6));
            Add(name, kind, new NameAnswer.Found([.. fitting.Select(address => new NameRecord(name, kind, address, TimeSpan.FromMinutes(1)))]));
        }

        return this;
    }

    public TableNames Failing(string name)
    {
        Add(name, NameRecordKind.Address4, new NameAnswer.Failed(NameFailure.ServerError));
        Add(name, NameRecordKind.Address6, new NameAnswer.Failed(NameFailure.ServerError));
        return this;
    }

    public Task<NameAnswer> AskAsync(string name, NameRecordKind kind, CancellationToken cancellation)
    {
        Asked.Add(name);
        if (!_answers.TryGetValue((name, kind), out var answers)) return Task.FromResult<NameAnswer>(new NameAnswer.NoSuchName());
        return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
    }

    private void Add(string name, NameRecordKind kind, NameAnswer answer)
    {
        if (!_answers.TryGetValue((name, kind), out var answers)) _answers[(name, kind)] = answers = new Queue<NameAnswer>();
        answers.Enqueue(answer);
    }
}
