namespace OpenHotline.Ground.Outside.Pages;

/// <summary>How far a look had come when it ended.</summary>
public enum FetchStage
{
    /// <summary>Asking for the name.</summary>
    Name = 1,

    /// <summary>Opening the connection, the proxy and encryption included.</summary>
    Connect = 2,

    /// <summary>Waiting for status and headers.</summary>
    Headers = 3,

    /// <summary>Reading the body.</summary>
    Body = 4,
}
