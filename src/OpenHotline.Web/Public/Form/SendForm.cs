using System.Net;
using OpenHotline.Intake;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Web.Public.Form;

/// <summary>Sends the finished form, once the browser has proven that it took its time.</summary>
/// <remarks>Safe to repeat: the same answers are the same report and get the same receipt, so a solved puzzle buys one report only.</remarks>
public sealed class SendForm(FormSeal seal, SenderLimits limits, SubmitReport submit, PublicFormSettings settings, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Sent(ReceiptCode Receipt) : Outcome;

        /// <summary>Not yet: the page shows a button that works after so many seconds.</summary>
        public sealed record Wait(string Ticket, int Seconds, bool IsOverLimit) : Outcome;

        public sealed record NotSent : Outcome;

        public sealed record Incomplete : Outcome;
    }

    public async Task<Outcome> RunAsync(FormAnswers answers, string? solution, string? ticket, IPAddress? sender)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var notBefore = seal.NotBefore(answers, ticket);
        var isProven = notBefore <= now || (notBefore is null && Puzzle.IsSolved(seal.Challenge(answers), settings.PuzzleBits, solution));
        if (!isProven) return notBefore is { } until ? Waiting(answers, until, now, isOverLimit: false) : Waiting(answers, now.AddSeconds(settings.WaitSeconds), now, isOverLimit: false);
        if (!limits.Admit(sender)) return Waiting(answers, now.AddSeconds(settings.LimitWaitSeconds), now, isOverLimit: true);

        var receipt = seal.Receipt(answers);
        return await submit.RunAsync(seal.ReportId(answers), receipt, answers.ToText()) switch
        {
            SubmitReport.Outcome.Taken => new Outcome.Sent(receipt),
            SubmitReport.Outcome.NotTaken => new Outcome.NotSent(),
            _ => new Outcome.Incomplete(),
        };
    }

    private Outcome.Wait Waiting(FormAnswers answers, DateTime until, DateTime now, bool isOverLimit) =>
        new(seal.Ticket(answers, until), Math.Max(1, (int)Math.Ceiling((until - now).TotalSeconds)), isOverLimit);
}
