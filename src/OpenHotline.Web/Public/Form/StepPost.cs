using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenHotline.Web.Defences;

namespace OpenHotline.Web.Public.Form;

/// <summary>The fields of a posted step. Files are passed over as they stream by: nothing of them is kept, in memory or on disk.</summary>
public sealed class StepPost
{
    private const int MaxFields = 32;
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    private StepPost() { }

    /// <summary>A file came along, or a picture was pasted into a text. It is gone, and the person is told.</summary>
    public bool HadPicture { get; private set; }

    /// <summary>A field as typed; null where it is missing or blank.</summary>
    public string? Text(string name) => fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>A field in which a person writes, without pictures that were pasted into it.</summary>
    public string? Written(string name)
    {
        var found = HadPicture;
        var text = PastedPictures.Remove(Text(name), ref found);
        HadPicture = found;
        return string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n");
    }

    /// <summary>Reads the body; the door's limit of bytes bounds it.</summary>
    public static async ValueTask<StepPost?> BindAsync(HttpContext http)
    {
        var post = new StepPost();
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)) return post;
        try
        {
            if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
                await post.ReadPartsAsync(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), http);
            else if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var (name, values) in await http.Request.ReadFormAsync(http.RequestAborted)) post.fields[name] = values.ToString();
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form is broken.", broken);
        }

        return post;
    }

    private async Task ReadPartsAsync(string boundary, HttpContext http)
    {
        if (boundary.Length is 0 or > 100) return;
        var reader = new MultipartReader(boundary, http.Request.Body);
        for (var count = 0; count < MaxFields && await reader.ReadNextSectionAsync(http.RequestAborted) is { } section; count++)
        {
            if (section.GetContentDispositionHeader() is not { } header) continue;
            if (header.IsFileDisposition())
            {
                // Safety: a picture is never stored, not even in a file of the server's own.
                HadPicture |= await section.Body.ReadAsync(new byte[1], http.RequestAborted) > 0;
                await section.Body.CopyToAsync(Stream.Null, http.RequestAborted);
                continue;
            }

            using var text = new StreamReader(section.Body);
            var value = await text.ReadToEndAsync(http.RequestAborted);
            fields[HeaderUtilities.RemoveQuotes(header.Name).ToString()] = NoNulSign.IsIn(value) ? throw new InvalidDataException() : value;
        }
    }
}
