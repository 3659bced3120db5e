using System.Net;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Intake.Receipts;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Web.Public.OwnPicture;

/// <summary>Bounds what may be sent and guessed on a young person's way.</summary>
public sealed class OwnLimits(OwnPictureSettings settings, TimeProvider clock) : IDisposable
{
    private readonly SenderLimits questions = new(settings.QuestionsPerSenderAndHour, settings.QuestionsPerMinute, clock);
    private readonly HourlyCounts codes = new(settings.GuessesPerCodeAndHour, clock);

    public SenderLimits Requests { get; } = new(settings.RequestsPerSenderAndHour, settings.RequestsPerMinute, clock);

    /// <summary>Counts one guess at a code. Whether the code is anybody's makes no difference.</summary>
    public bool MayAsk(IPAddress? sender, string? typedCode) => questions.Admit(sender) && (ReceiptCode.Read(typedCode) is not { } code || codes.Admit(code.Hash));

    public void Dispose()
    {
        questions.Dispose();
        Requests.Dispose();
    }
}
