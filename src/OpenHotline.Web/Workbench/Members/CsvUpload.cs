using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenHotline.Facts.Codes;

namespace OpenHotline.Web.Workbench.Members;

/// <summary>An upload as it arrives: small fields first, then the file, which is still on the wire.</summary>
/// <param name="File">Null where none was chosen.</param>
internal sealed record CsvUpload(string Token, ReportSource Source, string FileName, Stream? File)
{
    private const int MaxFieldChars = 4000;

    /// <summary>Null where it is not the form that our page sends.</summary>
    public static async Task<CsvUpload?> ReadAsync(HttpContext http, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary) return null;
        var reader = new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = null };
        var (token, source) = ("", ReportSource.Other);
        while (await reader.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } header) continue;
            if (header.IsFileDisposition()) return new CsvUpload(token, source, header.FileName.Value ?? "", header.FileName.Length > 2 ? part.Body : null);
            var value = await FieldAsync(part.Body, cancellation);
            if (header.Name == "__RequestVerificationToken") token = value;
            else if (header.Name == "source" && int.TryParse(value, out var number) && Enum.IsDefined((ReportSource)number)) source = (ReportSource)number;
        }

        return new CsvUpload(token, source, "", File: null);
    }

    /// <summary>Up to the first 64 KiB of a file.</summary>
    public static async Task<ReadOnlyMemory<byte>> BeginningAsync(Stream file, CancellationToken cancellation)
    {
        var bytes = new byte[64 * 1024];
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return bytes.AsMemory(0, length);
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken cancellation)
    {
        using var text = new StreamReader(body);
        var field = new char[MaxFieldChars];
        var length = await text.ReadBlockAsync(field, cancellation);
        return new string(field, 0, length);
    }
}
