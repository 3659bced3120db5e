using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpenHotline.Web.Defences;

/// <summary>No text with the sign U+0000 comes in, by query or form: no person types it, and PostgreSQL keeps no text that has it.</summary>
/// <remarks>One place for every door. Bodies that are read as they stream by ask <see cref="IsIn"/> themselves; JSON bodies say <see cref="WithoutNulAttribute"/>.</remarks>
internal static class NoNulSign
{
    private const char Nul = '\0';

    public static IApplicationBuilder UseNoNulSign(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Query.Any(pair => IsIn(pair.Key) || pair.Value.Any(IsIn)))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        http.Features.Set<IFormFeature>(new ReadOnce(http));
        return next(http);
    });

    public static bool IsIn(string? text) => text is not null && text.Contains(Nul, StringComparison.Ordinal);

    /// <summary>Stands before the framework's own form until somebody reads it, then looks through it once and steps aside.</summary>
    private sealed class ReadOnce(HttpContext http) : IFormFeature
    {
        public bool HasFormContentType => new FormFeature(http.Request).HasFormContentType;

        public IFormCollection? Form
        {
            get => null;
            set => http.Features.Set<IFormFeature>(value is null ? null : new FormFeature(value));
        }

        public IFormCollection ReadForm()
        {
            http.Features.Set<IFormFeature>(null);
            return LookThrough(http.Request.Form);
        }

        public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
        {
            http.Features.Set<IFormFeature>(null);
            return LookThrough(await http.Request.ReadFormAsync(cancellationToken));
        }

        private IFormCollection LookThrough(IFormCollection form)
        {
            if (!form.Any(field => IsIn(field.Key) || field.Value.Any(IsIn)) && !form.Files.Any(file => IsIn(file.FileName) || IsIn(file.Name))) return form;
            // Whoever asks again gets nothing of it.
            http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            throw new BadHttpRequestException("A field has a sign that no text has.");
        }
    }
}
