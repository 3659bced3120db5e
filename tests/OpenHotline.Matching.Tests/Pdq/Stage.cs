using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace OpenHotline.Matching.Tests.Pdq;

/// <summary>What the C++ reference had in hand at each step for one picture.</summary>
internal sealed record Stage(string Name, int Width, int Height, int Quality, string Hash, byte[] Rgb, float[] Block, float[] Coefficients)
{
    public static IEnumerable<Stage> All() => File.ReadLines(SharedData.Find("pdq", "stages", "meta.csv")).Skip(1).Select(Read);

    private static Stage Read(string line)
    {
        var fields = line.Split(',');
        var (width, height) = (Number(fields[1]), Number(fields[2]));
        using var packed = new GZipStream(File.OpenRead(SharedData.Find("pdq", "stages", $"{fields[0]}.work.pnm.gz")), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        var heading = Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n");
        var content = unpacked.ToArray();
        Assert.Equal(heading, content[..heading.Length]);
        return new(fields[0], width, height, Number(fields[3]), fields[5], content[heading.Length..], Floats(fields[0] + ".a64.f32"), Floats(fields[0] + ".dct16.f32"));
    }

    private static float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedData.Find("pdq", "stages", name))).ToArray();

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
