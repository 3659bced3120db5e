using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Assess;

/// <summary>Registers what the room adds.</summary>
public static class AssessRoom
{
    public static IServiceCollection AddAssess(this IServiceCollection services) => services;
}
