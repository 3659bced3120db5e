namespace OpenHotline.Ground.Outside.Mail;

/// <summary>The step of the conversation with the relay.</summary>
public enum PostStage
{
    /// <summary>Connecting, greeting, encryption.</summary>
    Greeting = 1,

    /// <summary>Signing in.</summary>
    SignIn = 2,

    /// <summary>Naming the sender.</summary>
    Sender = 3,

    /// <summary>Naming a recipient.</summary>
    Recipient = 4,

    /// <summary>Handing over the message.</summary>
    Content = 5,
}
