namespace OpenHotline.Media;

/// <summary>Why a file has no pixels for us. Numbers go over the pipe and never change.</summary>
public enum UndecodableReason
{
    /// <summary>No byte at all.</summary>
    Empty = 1,

    /// <summary>No picture format that is known here.</summary>
    NotAPicture = 2,

    /// <summary>A format that is known by name and not decoded here.</summary>
    FormatNotSupported = 3,

    /// <summary>The file is longer than allowed.</summary>
    TooManyBytes = 4,

    /// <summary>The picture is larger than allowed.</summary>
    TooManyPixels = 5,

    /// <summary>The decoder could not read it.</summary>
    Broken = 6,

    /// <summary>Decoding asked for more memory than allowed.</summary>
    TooMuchMemory = 7,

    /// <summary>Decoding took longer than allowed; the worker was ended.</summary>
    TookTooLong = 8,

    /// <summary>The worker died over it.</summary>
    WorkerDied = 9,

    /// <summary>The worker answered with something that is no answer; it was ended.</summary>
    AnswerUnreadable = 10,
}
