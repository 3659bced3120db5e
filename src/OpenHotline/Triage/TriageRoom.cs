using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Triage;

/// <summary>Registers what the room adds.</summary>
public static class TriageRoom
{
    public static IServiceCollection AddTriage(this IServiceCollection services) => services;
}
