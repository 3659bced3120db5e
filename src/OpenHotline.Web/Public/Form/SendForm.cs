using System.Net;
using OpenHotline.Intake;
using OpenHotline.Intake.Receipts;

namespace OpenHotline.Web.Public.Form;

/// <summary>Sends the finished form, once the browser has proven that it took its time.</summary>
/// <remarks>Safe to repeat: the same answers are the same report and get the same receipt.</remarks>
public sealed class SendForm(FormSeal seal, FormGate gate, SenderLimits limits, SubmitReport submit)
{
    public abstract record Outcome
    {
        public sealed record Sent(ReceiptCode Receipt) : Outcome;

        public sealed record Wait(FormGate.Wait For) : Outcome;

        public sealed record NotSent : Outcome;

        public sealed record Incomplete : Outcome;
    }

    public async Task<Outcome> RunAsync(FormAnswers answers, string? solution, string? ticket, IPAddress? sender)
    {
        if (gate.Check(answers, solution, ticket, limits, sender) is { } wait) return new Outcome.Wait(wait);
        var receipt = seal.Receipt(answers);
        return await submit.RunAsync(seal.ReportId(answers), receipt, answers.ToText()) switch
        {
            SubmitReport.Outcome.Taken => new Outcome.Sent(receipt),
            SubmitReport.Outcome.NotTaken => new Outcome.NotSent(),
            _ => new Outcome.Incomplete(),
        };
    }
}
