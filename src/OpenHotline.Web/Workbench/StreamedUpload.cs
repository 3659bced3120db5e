using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Workbench;

/// <summary>An upload as it arrives: small fields first, then the file, which is still on the wire. Nothing of it is written to disk.</summary>
/// <param name="Fields">What stood before the file.</param>
/// <param name="File">Null where none was chosen.</param>
internal sealed record StreamedUpload(IReadOnlyDictionary<string, string> Fields, string FileName, Stream? File)
{
    private const int MaxFieldChars = 4000;
    private const int MaxFields = 20;

    /// <summary>The token of the form, which stands in its first part: the framework would first write the whole file to disk to find it.</summary>
    public string Token => Fields.GetValueOrDefault("__RequestVerificationToken", "");

    /// <summary>Null where it is not the form that our page sends.</summary>
    public static async Task<StreamedUpload?> ReadAsync(HttpContext http, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary) return null;
        var reader = new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = null };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } header) continue;
            if (header.IsFileDisposition()) return new StreamedUpload(fields, (header.FileName.Value ?? "").Replace("\0", "", StringComparison.Ordinal), header.FileName.Length > 2 ? part.Body : null);
            if (fields.Count == MaxFields) return null;
            var field = await FieldAsync(part.Body, cancellation);
            if (NoNulSign.IsIn(field)) return null;
            fields[header.Name.Value ?? ""] = field;
        }

        return new StreamedUpload(fields, "", File: null);
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken cancellation)
    {
        using var text = new StreamReader(body);
        var field = new char[MaxFieldChars];
        var length = await text.ReadBlockAsync(field, cancellation);
        return new string(field, 0, length);
    }
}
