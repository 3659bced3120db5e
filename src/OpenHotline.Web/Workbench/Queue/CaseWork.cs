using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Web.Workbench.Assessing;

namespace OpenHotline.Web.Workbench.Queue;

/// <summary>What the pages of queue, assessing, cases and opinions need.</summary>
public static class CaseWork
{
    public static IServiceCollection AddCaseWork(this IServiceCollection services) =>
        services.AddScoped<QueueDesk>().AddScoped<AssessingDesk>().AddScoped<CorrectingDesk>().AddScoped<AssessingSheet>().AddSingleton<LiveQueue>().AddSingleton<Members.RunningImports>();
}
