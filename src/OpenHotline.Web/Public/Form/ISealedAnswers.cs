namespace OpenHotline.Web.Public.Form;

/// <summary>Answers that travel sealed from page to page. The door keeps nothing of them.</summary>
internal interface ISealedAnswers<TSelf> where TSelf : ISealedAnswers<TSelf>
{
    /// <summary>What they are sealed as, so that those of one form open nothing of another.</summary>
    static abstract string SealedAs { get; }

    DateTime StartedAt { get; }

    byte[] ToJson();

    /// <summary>Null for the JSON text <c>null</c>.</summary>
    static abstract TSelf? FromJson(ReadOnlySpan<byte> json);
}
