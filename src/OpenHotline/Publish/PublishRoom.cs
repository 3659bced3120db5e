using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Publish;

/// <summary>Registers what the room adds.</summary>
public static class PublishRoom
{
    public static IServiceCollection AddPublish(this IServiceCollection services) => services;
}
