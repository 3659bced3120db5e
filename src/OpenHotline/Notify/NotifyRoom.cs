using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenHotline.Ground.Jobs;
using OpenHotline.Ground.Retention;
using OpenHotline.Ground.Secrets.Rotation;
using OpenHotline.Ground.Timeline;

namespace OpenHotline.Notify;

/// <summary>Finds who serves a page, asks them to remove it, and listens to what they answer.</summary>
/// <remarks>Writes host.traced, host.changed, notice.sent, notice.bounced, host.answered and dispute.opened. Follows facts of Assess, Refer and Verify for its cases.</remarks>
public static class NotifyRoom
{
    public static IServiceCollection AddNotify(this IServiceCollection services)
    {
        services.TryAddSingleton(new NotifySettings());
        services.TryAddSingleton(provider => JurisdictionProfile.Read(provider.GetRequiredService<NotifySettings>().ProfileFile));
        services.TryAddSingleton(provider => FrontKnowledge.Read(provider.GetRequiredService<NotifySettings>().FrontsFile));
        services.AddSingleton<PageLink>().AddSingleton<SignMail>().AddSingleton<XarfReport>();
        services.AddScoped<SendingGate>().AddScoped<PageAddress>().AddScoped<HostRegister>().AddScoped<MakeMailing>();
        services.AddScoped<TraceAddress>().AddScoped<KeepTrace>().AddScoped<ConfirmHost>().AddScoped<NoteHostChanged>();
        services.AddScoped<DecideCase>().AddScoped<QueueNotice>().AddScoped<StopNotices>().AddScoped<ComposeMailing>().AddScoped<SendMailing>();
        services.AddScoped<AddHost>().AddScoped<ApproveContact>().AddScoped<ChangeHost>().AddScoped<MergeHosts>().AddScoped<WakeCases>();
        services.AddScoped<TraceAgain>().AddScoped<SendAgain>().AddScoped<ClimbLadder>().AddScoped<HandleInbound>();
        services.AddScoped<HostLinks>().AddScoped<AskForCode>().AddScoped<EnterCode>().AddScoped<HostPage>().AddScoped<AnswerNotices>();
        services.AddScoped<TakedownBoard>().AddScoped<ReadStillUp>();
        services.AddScoped<ILookupHolder, AliasLookups>().AddScoped<ILookupHolder, ContactLookups>();
        services.AddScoped<IRetained, RetainedReplies>().AddScoped<IRetained, RetainedNoticeMail>().AddScoped<IRetained, RetainedUnmatchedMail>();
        services.AddFollower<FollowCases>();
        services.AddJob<TraceCasesJob>(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
        services.AddJob<SendNoticesJob>(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
        services.AddJob<MailCodesJob>(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        services.AddJob<ReadMailboxJob>(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(2));
        return services.AddJob<RemindOverdueJob>(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(2));
    }
}
