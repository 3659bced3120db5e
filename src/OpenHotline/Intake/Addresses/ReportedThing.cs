namespace OpenHotline.Intake.Addresses;

/// <summary>What kind of thing was reported. Only the first has a webpage; the others are assessed and counted apart.</summary>
public enum ReportedThing
{
    /// <summary>A page on the web or an onion service, by its address.</summary>
    Webpage = 1,

    /// <summary>An account or group in an app, by the app's name and the handle in it.</summary>
    App = 2,

    /// <summary>A chat room or channel, by its name and where it is.</summary>
    Chat = 3,

    /// <summary>A Usenet newsgroup, by its name.</summary>
    Newsgroup = 4,

    /// <summary>Something shown live, by where and when.</summary>
    Livestream = 5,

    /// <summary>A telephone number, as used by messaging services.</summary>
    Telephone = 6,

    /// <summary>Anything else, in the reporter's words.</summary>
    Other = 7,
}
