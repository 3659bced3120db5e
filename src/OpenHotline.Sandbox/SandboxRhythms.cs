using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Intake.OwnPictures;
using OpenHotline.Notify;
using OpenHotline.Triage;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Sandbox;

/// <summary>Seconds in the place of hours, so that the whole job can be watched. The settings file may still say otherwise.</summary>
public static class SandboxRhythms
{
    /// <summary>Where hand-overs of young people arrive.</summary>
    public const string HelplineMailbox = "desk@helpline.example";

    /// <summary>Where it is told that a child may be at risk now.</summary>
    public const string OnCallMailbox = "oncall@hotline.example";

    public static void Replace(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(new NotifySettings
        {
            FromMailbox = SandboxOutside.HotlineMailbox,
            ApproveFoundContacts = true,
            RemindAfter = TimeSpan.FromSeconds(40),
            RetryAfter = TimeSpan.FromSeconds(3),
            TraceAgainAfter = TimeSpan.FromSeconds(5),
            Lease = TimeSpan.FromSeconds(30),
        }));
        services.Replace(ServiceDescriptor.Singleton(new TriageSettings { OnCallMailbox = OnCallMailbox }));
        services.Replace(ServiceDescriptor.Singleton(new OwnPictureSettings { HelplineMailbox = HelplineMailbox, HelplinePage = new Uri("https://helpline.example/"), AdultsName = "the helpline for adults", AdultsPage = new Uri("https://adults.example/") }));
        services.Replace(ServiceDescriptor.Singleton(new PublicFormSettings { WaitSeconds = 1, PuzzleBits = 12 }));
    }
}
