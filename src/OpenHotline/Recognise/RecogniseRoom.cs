using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Recognise;

/// <summary>Registers what the room adds.</summary>
public static class RecogniseRoom
{
    public static IServiceCollection AddRecognise(this IServiceCollection services) => services;
}
