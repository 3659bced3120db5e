using System.Collections.Concurrent;
using OpenHotline.Intake.Imports;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>The uploads that this door is taking in now, for a page that shows how far they are.</summary>
public sealed class RunningImports
{
    private readonly ConcurrentDictionary<Guid, Upload> running = new();

    public IReadOnlyList<Upload> Now => [.. running.Values.OrderBy(one => one.StartedAt)];

    /// <summary>One that begins; dispose it when it ends.</summary>
    internal Upload Begin(Guid accountId, DateTime at)
    {
        var upload = new Upload(this, Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero)), accountId, at);
        running[upload.Id] = upload;
        return upload;
    }

    /// <summary>One upload under way.</summary>
    public sealed class Upload(RunningImports all, Guid id, Guid accountId, DateTime startedAt) : IProgress<ImportProgress>, IDisposable
    {
        public Guid Id => id;

        public Guid AccountId => accountId;

        public DateTime StartedAt => startedAt;

        /// <summary>How far it is; null before the first lines.</summary>
        public ImportProgress? Last { get; private set; }

        public void Report(ImportProgress value) => Last = value;

        public void Dispose() => all.running.TryRemove(id, out _);
    }
}
