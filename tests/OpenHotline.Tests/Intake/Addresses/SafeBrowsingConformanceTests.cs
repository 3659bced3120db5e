using System.Text;
using System.Text.Json;
using OpenHotline.Intake.Addresses;

namespace OpenHotline.Tests.Intake.Addresses;

/// <summary>The official vectors, read from beside the checkout; never copied into it.</summary>
public sealed class SafeBrowsingConformanceTests
{
    [Fact]
    public void Every_canonicalisation_vector_holds()
    {
        var vectors = Vectors();
        var pairs = vectors.GetProperty("canonicalize").EnumerateArray().Concat(vectors.GetProperty("extra").EnumerateArray()).ToList();
        Assert.True(pairs.Count >= 35);
        Assert.All(pairs, pair => Assert.Equal(pair[1].GetString(), SafeBrowsingForm.Read(BytesOf(pair[0].GetString()!))!.Text));
    }

    [Fact]
    public void Every_expression_vector_holds() => Assert.All(
        Vectors().GetProperty("expressions").EnumerateObject(),
        vector => Assert.Equal(vector.Value.EnumerateArray().Select(e => e.GetString()), SafeBrowsingForm.Read(vector.Name)!.Expressions()));

    [Fact]
    public void Every_odd_spelling_of_an_ip_address_holds() => Assert.All(
        Vectors().GetProperty("ip_hosts").EnumerateArray(),
        pair => Assert.Equal(pair[1].GetString() ?? pair[0].GetString(), SafeBrowsingForm.Read($"http://{pair[0].GetString()}/")!.Host));

    [Fact]
    public void Every_hash_vector_holds() => Assert.All(
        Vectors().GetProperty("hash").EnumerateArray(),
        pair => Assert.Equal(pair[1].GetString(), Convert.ToHexStringLower(SafeBrowsingForm.HashOf(pair[0].GetString()!))));

    /// <summary>A vector with a note names its bytes one by one; all others are text.</summary>
    private static byte[] BytesOf(string vector)
    {
        var note = vector.IndexOf(" (bytes ", StringComparison.Ordinal);
        return note < 0 ? Encoding.UTF8.GetBytes(vector) : Encoding.Latin1.GetBytes(vector[..note]);
    }

    private static JsonElement Vectors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "..", "shared", "data", "safebrowsing", "canonicalization_vectors.json");
            if (File.Exists(Path.Combine(folder.FullName, "OpenHotline.slnx")) && File.Exists(file)) return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
        }

        Assert.Skip("The Safe Browsing vectors are not there: ../shared/data/safebrowsing beside the checkout.");
        return default;
    }
}
