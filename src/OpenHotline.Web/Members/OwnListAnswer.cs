namespace OpenHotline.Web.Members;

/// <summary>A page of the list of young people's own hashes.</summary>
/// <param name="List"><c>self-reported-unverified</c>: keep it apart from every other list.</param>
/// <param name="Next">What to send as <c>after</c> with the next request: now where <c>has_more</c> is true, else later.</param>
public sealed record OwnListAnswer(string List, IReadOnlyList<OwnListAnswer.HashLine> Lines, string Next, bool HasMore)
{
    public const string ListName = "self-reported-unverified";

    /// <param name="Id">The line's name. A later line of the same name takes its place.</param>
    /// <param name="Change"><c>added</c>, or <c>removed</c>: the young person took it back, or it was withdrawn. Take it out of your list.</param>
    /// <param name="Signal"><c>sha-256</c>, <c>md5</c> or <c>pdq</c>; null where it was removed.</param>
    /// <param name="Hash">In hexadecimal digits; null where it was removed.</param>
    /// <param name="Quality">Of a PDQ, 0 to 100; below 50 compare for equality only. Null for others.</param>
    /// <param name="Provenance"><c>self-reported</c>: nobody has seen the picture. <c>assessed</c>: an analyst met it on a page. Null where it was removed.</param>
    public sealed record HashLine(string Id, string Change, string? Signal, string? Hash, int? Quality, string? Provenance)
    {
        // Privacy: a record prints its members.
        public override string ToString() => "[line]";
    }
}
