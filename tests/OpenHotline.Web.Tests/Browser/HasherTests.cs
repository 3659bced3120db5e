using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using OpenHotline.Matching.Pdq;
using OpenHotline.Testing;
using OpenHotline.Web.Assets;
using OpenHotline.Web.Tests.Components;

namespace OpenHotline.Web.Tests.Browser;

/// <summary>The browser's hasher gives what the library gives: to the bit from the same pixels, and nearly from the browser's own decoder.</summary>
public sealed class HasherTests(ChromiumFixture chromium)
{
    private const int MaxCompressedBytes = 15 * 1024;
    private const int MaxDecoderDistance = 6;
    private const int MinQuality = 80;

    private static readonly string Href = new AssetFiles().Href("hasher.js") ?? "";

    [Fact]
    public void It_is_small()
    {
        var files = new AssetFiles();
        Assert.SkipUnless(files.AreBuilt, "The stylesheets and scripts were not built: run `npm ci && npm run build` first.");
        Assert.InRange(files.Find(Path.GetFileName(files.Href("hasher.js"))!)!.Encodings.Single(encoding => encoding.ContentEncoding == "br").LengthBytes, 1, MaxCompressedBytes);
    }

    [Fact]
    public async Task From_the_same_pixels_it_gives_the_same_bits()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        var pictures = DrawnPixels.Sizes.SelectMany((size, i) => new[] { DrawnPixels.Shapes(size.Width, size.Height, i), DrawnPixels.Noise(size.Width, size.Height, i) }).ToList();

        var found = await open.Page.EvaluateAsync<string[]>(
            DrawnPixels.InTheBrowser + """
            async ([href, sizes]) => {
              const { hashPixels, Sha256 } = await import(href);
              return JSON.parse(sizes).flatMap(([width, height], seed) => [shapes(width, height, seed), noise(width, height, seed)].map((pixels) => {
                const { hash, quality } = hashPixels(pixels, width, height);
                const digest = new Sha256();
                digest.add(pixels);
                return `${width}×${height} ${digest.end()} ${hash} ${quality}`;
              }));
            }
            """ + DrawnPixels.End, new[] { Href, JsonSerializer.Serialize(DrawnPixels.Sizes.Select(size => new[] { size.Width, size.Height })) });

        var hasher = new PdqHasher();
        Assert.Equal(pictures.Select(picture => Of(picture, hasher.HashRgb(picture.Pixels, picture.Width, picture.Height, bytesPerPixel: 4))), found);
    }

    [Fact]
    public async Task A_picture_that_the_browser_drew_and_read_back_is_hashed_from_its_own_pixels()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        (int Width, int Height)[] sizes = [(300, 200), (512, 513), (1201, 903)];

        var found = await open.Page.EvaluateAsync<string[]>(
            DrawnPixels.InTheBrowser + """
            async ([href, sizes]) => {
              const { hashBitmap, Sha256 } = await import(href);
              return Promise.all(JSON.parse(sizes).map(async ([width, height], seed) => {
                const pixels = shapes(width, height, seed);
                const { hash, quality } = hashBitmap(await createImageBitmap(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height)));
                const digest = new Sha256();
                digest.add(pixels);
                return `${width}×${height} ${digest.end()} ${hash} ${quality}`;
              }));
            }
            """ + DrawnPixels.End, new[] { Href, JsonSerializer.Serialize(sizes.Select(size => new[] { size.Width, size.Height })) });

        Assert.Equal(sizes.Select((size, i) => DrawnPixels.Shapes(size.Width, size.Height, i)).Select(picture => Of(picture, new PdqHasher().HashRgb(picture.Pixels, picture.Width, picture.Height, bytesPerPixel: 4))), found);
    }

    [Fact]
    public async Task Through_the_browsers_own_decoder_it_stays_near_the_reference()
    {
        var folder = SharedData.Find("pdq");
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        var checkedPictures = 0;
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(folder, "expected.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')))
        {
            if (int.Parse(line[6], CultureInfo.InvariantCulture) < MinQuality) continue;
            var file = await File.ReadAllBytesAsync(Path.Combine(folder, line[0]), TestContext.Current.CancellationToken);
            var found = await open.Page.EvaluateAsync<string>(
                """
                async ([href, file]) => {
                  const { hashPicture } = await import(href);
                  const found = await hashPicture(new Blob([Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0))]));
                  return found.hash ?? found;
                }
                """, new[] { Href, Convert.ToBase64String(file) });
            var distance = PdqHash.Parse(found).DistanceTo(PdqHash.Parse(line[7]));
            Assert.True(distance <= MaxDecoderDistance, $"{line[0]} is {distance} bits away.");
            checkedPictures++;
        }

        Assert.NotEqual(0, checkedPictures);
    }

    [Fact]
    public async Task Digests_are_those_of_everybody_whatever_the_length_and_the_parts()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        int[] lengths = [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 65_537];
        var files = lengths.Select(length => Enumerable.Range(0, length).Select(i => (byte)((i * 31) + length)).ToArray()).ToList();

        var found = await open.Page.EvaluateAsync<string[]>(
            """
            async ([href, given]) => {
              const { Md5, Sha256 } = await import(href);
              return JSON.parse(given).map((text) => {
                const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
                return [new Md5(), new Sha256()].map((digest, which) => {
                  const step = which === 0 ? 7 : 100;
                  for (let at = 0; at < bytes.length; at += step) digest.add(bytes.subarray(at, at + step));
                  return digest.end();
                }).join(' ');
              });
            }
            """, new[] { Href, JsonSerializer.Serialize(files.Select(Convert.ToBase64String)) });

        Assert.Equal(files.Select(file => $"{Convert.ToHexStringLower(MD5.HashData(file))} {Convert.ToHexStringLower(SHA256.HashData(file))}"), found);
    }

    [Fact]
    public async Task A_browser_that_falsifies_what_it_reads_back_is_noticed()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        const string Ask = "async (href) => (await import(href)).canReadPixels()";
        Assert.True(await open.Page.EvaluateAsync<bool>(Ask, Href));
        await open.Page.EvaluateAsync(
            """
            () => {
              const kind = OffscreenCanvasRenderingContext2D.prototype;
              const read = kind.getImageData;
              kind.getImageData = function (...place) { const got = read.apply(this, place); got.data[4097] ^= 1; return got; };
            }
            """);
        Assert.False(await open.Page.EvaluateAsync<bool>(Ask, Href));
    }

    [Fact]
    public async Task From_the_references_own_decoded_pixels_it_gives_the_references_hash()
    {
        var folder = SharedData.Find("pdq", "stages");
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        var names = 0;
        foreach (var line in (await File.ReadAllLinesAsync(Path.Combine(folder, "meta.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')))
        {
            var (width, height) = (int.Parse(line[1], CultureInfo.InvariantCulture), int.Parse(line[2], CultureInfo.InvariantCulture));
            await using var packed = new GZipStream(File.OpenRead(Path.Combine(folder, $"{line[0]}.work.pnm.gz")), CompressionMode.Decompress);
            using var picture = new MemoryStream();
            await packed.CopyToAsync(picture, TestContext.Current.CancellationToken);
            // Binary PNM: a header, then red, green, blue.
            var colours = picture.ToArray()[^(width * height * 3)..];
            var found = await open.Page.EvaluateAsync<string>(
                """
                async ([href, colours, width, height]) => {
                  const { hashPixels } = await import(href);
                  const given = atob(colours);
                  const pixels = new Uint8Array(width * height * 4).map((_, i) => i % 4 === 3 ? 255 : given.charCodeAt((i >> 2) * 3 + i % 4));
                  return hashPixels(pixels, Number(width), Number(height)).hash;
                }
                """, new[] { Href, Convert.ToBase64String(colours), line[1], line[2] });
            Assert.Equal((line[0], 0), (line[0], PdqHash.Parse(found).DistanceTo(PdqHash.Parse(line[5]))));
            names++;
        }

        Assert.NotEqual(0, names);
    }

    [Fact]
    public async Task A_browser_that_cannot_draw_in_a_worker_is_too_old_and_not_one_that_falsifies()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        const string Ask = "async (href) => { const found = await (await import(href)).hashPicture(new Blob([new Uint8Array([1, 2, 3])])); return found; }";
        Assert.Equal("undecoded", await open.Page.EvaluateAsync<string>(Ask, Href));
        await open.Page.EvaluateAsync("() => { delete globalThis.OffscreenCanvas; }");
        Assert.Equal("old", await open.Page.EvaluateAsync<string>(Ask, Href));
    }

    [Fact]
    public async Task A_picture_with_too_many_pixels_is_called_that()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        Assert.Equal("pixels", await open.Page.EvaluateAsync<string>(
            """
            async (href) => {
              globalThis.createImageBitmap = async () => ({ width: 20000, height: 10000, close() {} });
              return (await import(href)).hashPicture(new Blob([]));
            }
            """, Href));
    }

    [Theory]
    [InlineData("clip.mp4", "", true), InlineData("clip.MOV", "", true), InlineData("clip.bin", "video/mp4", true), InlineData("photo.jpg", "", false), InlineData("clip.mp4", "image/png", false)]
    public async Task A_film_is_known_by_its_name_where_the_device_does_not_say_its_kind(string name, string type, bool isVideo)
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        Assert.Equal(isVideo, await open.Page.EvaluateAsync<bool>("async ([href, name, type]) => (await import(href)).isVideo({ name, type })", new[] { Href, name, type }));
    }

    private static string Of(DrawnPixels picture, PdqResult result) => $"{picture.Width}×{picture.Height} {Convert.ToHexStringLower(SHA256.HashData(picture.Pixels))} {result.Hash} {result.Quality.ToString(CultureInfo.InvariantCulture)}";
}
