using Microsoft.Extensions.DependencyInjection;

namespace OpenHotline.Verify;

/// <summary>Registers what the room adds.</summary>
public static class VerifyRoom
{
    public static IServiceCollection AddVerify(this IServiceCollection services) => services;
}
