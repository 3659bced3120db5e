namespace OpenHotline.Ground.Accounts.Acts;

/// <summary>A kind of act that takes two people. A room brings its own with <c>services.AddActOfTwo&lt;T&gt;()</c>.</summary>
public abstract class ActOfTwo
{
    /// <summary>Its name, kept in the database and on the timeline: <c>board.export</c>. Never changed.</summary>
    public abstract string Kind { get; }

    /// <summary>What it is, as the second person reads it: "Export the takedown board".</summary>
    public abstract string Title { get; }

    /// <summary>Who may propose it.</summary>
    public abstract Permission Proposes { get; }

    /// <summary>Who may be the second person, besides being another than the first.</summary>
    public virtual Permission Approves => Permission.ApproveSecond;

    /// <summary>What exactly the second person agrees to, in sentences. Never an address.</summary>
    public abstract Task<string> DescribeAsync(string payload, CancellationToken cancellation);

    /// <summary>True where <see cref="DoAsync"/> runs as part of the approval; false where the first person then fetches the result with <see cref="UseApprovedAct"/>.</summary>
    public virtual bool IsDoneAtApproval => true;

    /// <summary>Does it, inside the approval's unit of work: if it throws, the approval has not happened.</summary>
    public virtual Task DoAsync(TwoPersonAct act, string payload, CancellationToken cancellation) => Task.CompletedTask;
}
