using NetVips;

namespace OpenHotline.Media.Tests;

/// <summary>Drawn shapes marked TRAINING: the only pictures that tests look at.</summary>
internal sealed class TrainingPicture
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['T'] = "1110100100100100", ['R'] = "1101011101011010", ['A'] = "0101011111011010", ['I'] = "1110100100101110", ['N'] = "1011111111011010", ['G'] = "0111001011010110",
    };

    private TrainingPicture(int width, int height, byte[] rgb) => (Width, Height, Rgb) = (width, height, rgb);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green and blue, row by row.</summary>
    public byte[] Rgb { get; }

    /// <summary>A gradient, discs and bars by the seed, the word TRAINING, and noise of the given strength.</summary>
    public static TrainingPicture Draw(int width, int height, int seed = 1, int noise = 0, bool isGrey = false)
    {
        var rgb = new byte[width * height * 3];
        var random = new Random(seed);
        var shapes = Enumerable.Range(0, 14).Select(_ => (X: random.Next(width), Y: random.Next(height), Size: random.Next(Math.Max(width, height) / 12 + 1, Math.Max(width, height) / 4 + 2), IsDisc: random.Next(2) == 0, Colour: random.Next(1 << 24))).ToArray();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = (255 * x / width, 255 * y / height, 255 - (127 * (x + y) / (width + height)));
                foreach (var shape in shapes)
                {
                    var (dx, dy) = (Math.Abs(x - shape.X), Math.Abs(y - shape.Y));
                    if (shape.IsDisc ? (dx * dx) + (dy * dy) < shape.Size * shape.Size : dx < shape.Size && dy < shape.Size / 3) (r, g, b) = (shape.Colour & 255, (shape.Colour >> 8) & 255, (shape.Colour >> 16) & 255);
                }

                if (IsLetter(x * 36 / width, (y * 36 / width) - 2)) (r, g, b) = (255, 255, 255);
                if (isGrey) r = g = b = (r + g + b) / 3;
                var at = ((y * width) + x) * 3;
                var shift = noise == 0 ? 0 : random.Next(-noise, noise + 1);
                (rgb[at], rgb[at + 1], rgb[at + 2]) = ((byte)Math.Clamp(r + shift, 0, 255), (byte)Math.Clamp(g + shift, 0, 255), (byte)Math.Clamp(b + shift, 0, 255));
            }
        }

        return new(width, height, rgb);
    }

    /// <summary>The same in black and white.</summary>
    public TrainingPicture InTwoColours() => new(Width, Height, [.. Rgb.Select(value => value < 128 ? (byte)0 : (byte)255)]);

    public byte[] Jpeg(int quality = 90, bool isProgressive = false)
    {
        using var image = Image();
        return image.JpegsaveBuffer(q: quality, interlace: isProgressive, keep: Enums.ForeignKeep.None);
    }

    public byte[] Png()
    {
        using var image = Image();
        return image.PngsaveBuffer(compression: 1);
    }

    /// <summary>For libvips to encode.</summary>
    public Image Image()
    {
        using var raw = NetVips.Image.NewFromMemoryCopy(Rgb, Width, Height, 3, Enums.BandFormat.Uchar);
        return raw.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static bool IsLetter(int x, int y)
    {
        const string Word = "TRAINING";
        var index = (x - 2) / 4;
        return x >= 2 && index < Word.Length && (x - 2) % 4 < 3 && y is >= 0 and < 5 && Letters[Word[index]][..15][(y * 3) + ((x - 2) % 4)] == '1';
    }
}
