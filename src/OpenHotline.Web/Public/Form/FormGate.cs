using System.Net;

namespace OpenHotline.Web.Public.Form;

/// <summary>Lets a finished form through once its browser has proven that it took its time and its sender is within the limits.</summary>
/// <remarks>Safe to repeat: puzzle and ticket follow from the answers, so that one solved puzzle buys one report.</remarks>
public sealed class FormGate(FormSeal seal, PublicFormSettings settings, TimeProvider clock)
{
    /// <summary>Not yet: the page shows a button that works after so many seconds.</summary>
    public sealed record Wait(string Ticket, int Seconds, bool IsOverLimit);

    /// <summary>Null where it may go through; it is counted then.</summary>
    internal Wait? Check<T>(T answers, string? solution, string? ticket, SenderLimits limits, IPAddress? sender) where T : ISealedAnswers<T>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var notBefore = seal.NotBefore(answers, ticket);
        var isProven = notBefore <= now || (notBefore is null && Puzzle.IsSolved(seal.Challenge(answers), settings.PuzzleBits, solution));
        if (!isProven) return Waiting(answers, notBefore ?? now.AddSeconds(settings.WaitSeconds), now, isOverLimit: false);
        return limits.Admit(sender) ? null : Waiting(answers, now.AddSeconds(settings.LimitWaitSeconds), now, isOverLimit: true);
    }

    private Wait Waiting<T>(T answers, DateTime until, DateTime now, bool isOverLimit) where T : ISealedAnswers<T> =>
        new(seal.Ticket(answers, until), Math.Max(1, (int)Math.Ceiling((until - now).TotalSeconds)), isOverLimit);
}
