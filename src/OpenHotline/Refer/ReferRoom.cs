using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Refer;

/// <summary>Registers what the room adds.</summary>
public static class ReferRoom
{
    public static IServiceCollection AddRefer(this IServiceCollection services) => services;
}
