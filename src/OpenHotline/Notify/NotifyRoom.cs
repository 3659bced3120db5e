using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Notify;

/// <summary>Registers what the room adds.</summary>
public static class NotifyRoom
{
    public static IServiceCollection AddNotify(this IServiceCollection services) => services;
}
