using System.Net;
using Microsoft.Extensions.Localization;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Intake.Receipts;
using OpenHotline.Web.Components;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>Sends a young person's finished request.</summary>
/// <remarks>Safe to repeat: the same answers are the same request with the same code, and the first PIN counts.</remarks>
public sealed class SendOwn(FormSeal seal, FormGate gate, OwnLimits limits, SubmitOwnRequest submit, OwnPictureSettings settings, IStringLocalizer<OwnWords> words)
{
    public abstract record Outcome
    {
        public sealed record Sent(ReceiptCode Receipt) : Outcome;

        public sealed record Wait(FormGate.Wait For) : Outcome;

        public sealed record NotSent : Outcome;

        /// <summary>Something is to be mended on this step.</summary>
        public sealed record Mend(OwnStep Step, FieldError Error) : Outcome;
    }

    public async Task<Outcome> RunAsync(OwnAnswers answers, string? pin, string? reachMe, (string? Solution, string? Ticket) proof, IPAddress? sender, CancellationToken cancellation)
    {
        // Before the puzzle and the limits: a slip of the finger costs nobody a wait.
        if (Pin.Read(pin) is not { IsEasy: false }) return new Outcome.Mend(OwnStep.Check, new FieldError("pin", words["PinWrong"]));
        if (reachMe?.Length > SubmitOwnRequest.MaxReachMeChars) return new Outcome.Mend(OwnStep.Check, new FieldError("reach", words["TooLong", SubmitOwnRequest.MaxReachMeChars]));
        if (gate.Check(answers, proof.Solution, proof.Ticket, limits.Requests, sender) is { } wait) return new Outcome.Wait(wait);
        var receipt = seal.Receipt(answers);
        return await submit.RunAsync(seal.ReportId(answers), receipt, pin, answers.ToText(settings.HelplineMailbox is null ? null : reachMe), cancellation) switch
        {
            SubmitOwnRequest.Outcome.Taken => new Outcome.Sent(receipt),
            SubmitOwnRequest.Outcome.NotTaken => new Outcome.NotSent(),
            _ => new Outcome.Mend(OwnStep.Pictures, new FieldError("addresses", words["NothingChosen"])),
        };
    }
}
