using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground.Accounts.Looks;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Intake.Arrivals;
using OpenHotline.Intake.OwnPictures;

namespace OpenHotline.Intake;

/// <summary>What the ground asks of this room, since the ground knows no room itself.</summary>
internal static class WhatGroundAsks
{
    public static IServiceCollection AddIntakeForGround(this IServiceCollection services) => services
        .AddScoped<IAddressBook, AddressBook>()
        .AddScoped<ILookupHolder, WebpageLookups>()
        .AddScoped<IWrappedKeys, ArrivalKeys>()
        .AddScoped<IRetained, RetainedReportText>()
        .AddScoped<IRetained, RetainedNotActionable>()
        .AddScoped<IRetained, RetainedOwnRequests>();
}
