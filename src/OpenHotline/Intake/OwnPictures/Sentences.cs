using OpenHotline.Facts.Codes;

namespace OpenHotline.Intake.OwnPictures;

/// <summary>A young person's answers in English, for the helpline's letter.</summary>
internal static class Sentences
{
    public static string Of(YoungAge age) => age switch
    {
        YoungAge.UpTo10 => "10 or younger",
        YoungAge.From11To13 => "11 to 13",
        YoungAge.From14To15 => "14 or 15",
        _ => "16 or 17",
    };

    public static string Of(IReadOnlyList<WhatHappened> happened) => happened.Count == 0 ? Of(WhatHappened.NotSaid) : string.Join("; ", happened.Select(Of));

    private static string Of(WhatHappened what) => what switch
    {
        WhatHappened.Asked => "somebody asked for pictures",
        WhatHappened.Threatened => "somebody threatens to show a picture",
        WhatHappened.Shared => "a picture was shown to others",
        WhatHappened.Blackmailed => "somebody wants money or more pictures",
        WhatHappened.TakenSecretly => "a picture was taken secretly",
        WhatHappened.Faked => "a picture was made or changed by a computer",
        _ => "not said",
    };
}
