using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenHotline.Ground;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenHotline.Web.Operations;

/// <summary>Sends traces by OTLP where the settings name a receiver: how long a route took, and how it ended.</summary>
public static class Traces
{
    // Privacy: paths and queries may carry receipts, tokens and ids, and a user agent tells of a person. Only these leave.
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "http.route", "http.request.method", "http.response.status_code", "error.type", "network.protocol.version" };

    /// <summary>Adds tracing to a door; nothing where <see cref="OperationsSettings.TracesTo"/> is empty.</summary>
    public static IServiceCollection AddTraces(this IServiceCollection services, OperationsSettings settings, string door)
    {
        if (!Uri.TryCreate(settings.TracesTo, UriKind.Absolute, out var receiver)) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService($"openhotline-{door}"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(options => options.RecordException = false)
                .AddProcessor(new OnlyWhatMayLeave())
                .AddOtlpExporter(options => options.Endpoint = receiver));
        return services;
    }

    /// <summary>Takes everything off a span that is not on the list, and names it by its route.</summary>
    internal sealed class OnlyWhatMayLeave : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList()) data.SetTag(tag.Key, null);
            data.DisplayName = data.GetTagItem("http.route") is string route ? $"{data.GetTagItem("http.request.method")} {route}" : "request";
        }
    }
}
