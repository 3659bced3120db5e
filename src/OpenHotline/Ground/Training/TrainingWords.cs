using OpenHotline.Facts.Codes;

namespace OpenHotline.Ground.Training;

/// <summary>The three records in words.</summary>
public static class TrainingWords
{
    public static string Of(TrainingRecordKind kind) => kind switch
    {
        TrainingRecordKind.LegalBasis => "Legal basis",
        TrainingRecordKind.PoliceContact => "Police contact",
        TrainingRecordKind.ViewingArrangements => "Viewing arrangements",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What must be written down.</summary>
    public static string Asks(TrainingRecordKind kind) => kind switch
    {
        TrainingRecordKind.LegalBasis => "Under which law or agreement may this hotline receive, view and keep reports, and send notices? Name the document and its date.",
        TrainingRecordKind.PoliceContact => "Who at the police do you work with, and how are they reached by day and by night?",
        TrainingRecordKind.ViewingArrangements => "In which room and on which machines is material viewed, who may enter, and who looks after the people who view it?",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
