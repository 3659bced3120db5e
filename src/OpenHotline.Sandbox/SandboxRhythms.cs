using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Notify;
using OpenHotline.Web.Public.Form;

namespace OpenHotline.Sandbox;

/// <summary>Seconds in the place of hours, so that the whole job can be watched. The settings file may still say otherwise.</summary>
public static class SandboxRhythms
{
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
        services.Replace(ServiceDescriptor.Singleton(new PublicFormSettings { WaitSeconds = 1, PuzzleBits = 12 }));
    }
}
