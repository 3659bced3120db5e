namespace OpenHotline.Intake.OwnPictures;

/// <summary>What a third party says of somebody's age. We learn nothing else.</summary>
public enum AgeVerdict
{
    /// <summary>Under 18.</summary>
    Under = 1,

    /// <summary>18 or older.</summary>
    Over = 2,

    /// <summary>The ticket is unknown, used or too old, or the service does not answer.</summary>
    Unknown = 3,
}

/// <summary>A service outside that checks ages and gives the person a ticket to type here.</summary>
public interface IAgeCheck
{
    /// <summary>Where a person gets a ticket; null where no service is used, which is how the house is delivered.</summary>
    Uri? Service { get; }

    Task<AgeVerdict> AskAsync(string ticket, CancellationToken cancellation);
}

/// <summary>No service is used: what somebody says of their age is taken as said.</summary>
internal sealed class NoAgeCheck : IAgeCheck
{
    public Uri? Service => null;

    public Task<AgeVerdict> AskAsync(string ticket, CancellationToken cancellation) => Task.FromResult(AgeVerdict.Unknown);
}
