using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Prevent;

/// <summary>Registers what the room adds.</summary>
public static class PreventRoom
{
    public static IServiceCollection AddPrevent(this IServiceCollection services) => services;
}
