namespace OpenHotline.Web.Tests.Browser;

/// <summary>Pixels of drawn shapes, or of noise: red, green, blue and a full fourth byte, row by row.</summary>
internal sealed record DrawnPixels(int Width, int Height, byte[] Pixels)
{
    /// <summary>Around every border that the algorithm has: too small, the block itself, each width of the filter, scaling on one side or both, up and down.</summary>
    public static IReadOnlyList<(int Width, int Height)> Sizes { get; } =
    [
        (1, 1), (4, 100), (5, 5), (6, 64), (63, 64), (64, 64), (64, 65), (65, 63), (127, 129), (128, 128), (200, 5), (255, 257), (256, 256), (384, 385),
        (511, 512), (512, 512), (512, 513), (513, 40), (20, 700), (640, 480), (1023, 767),
    ];

    /// <summary>The same pictures, drawn by the browser: whole numbers only, so that both draw the same. A test's own function follows, then <see cref="End"/>.</summary>
    public const string InTheBrowser =
        """
        (() => {
          const make = (width, height, colour) => {
            const pixels = new Uint8Array(width * height * 4);
            for (let i = 0; i < width * height; i++) pixels.set([...colour(i % width, Math.floor(i / width)), 255], 4 * i);
            return pixels;
          };
          const noise = (width, height, seed) => {
            let state = Math.imul(seed + 1, 2654435761);
            return make(width, height, () => { state = Math.imul(state, 1664525) + 1013904223; return [state >>> 24, state >>> 16, state >>> 8]; });
          };
          const shapes = (width, height, seed) => make(width, height, (x, y) => {
            const [across, down] = [Math.floor(x * 255 / width), Math.floor(y * 255 / height)];
            const isDisc = (across - 60 - seed % 5 * 20) ** 2 + (down - 150) ** 2 < 3000;
            const isBar = (Math.floor(x * (4 + seed % 7) / width) + Math.floor(y * 3 / height)) % 2 === 0;
            return [across, isDisc ? 240 : down, isBar ? 200 : 30 + x * y % 11];
          });
          return
        """ + " (";

    public const string End = ");\n})()";

    /// <summary>A slope with a disc and bars on it.</summary>
    public static DrawnPixels Shapes(int width, int height, int seed) => Make(width, height, (x, y) =>
    {
        var (across, down) = (x * 255 / width, y * 255 / height);
        var isDisc = ((across - 60 - (seed % 5 * 20)) * (across - 60 - (seed % 5 * 20))) + ((down - 150) * (down - 150)) < 3000;
        var isBar = ((x * (4 + (seed % 7)) / width) + (y * 3 / height)) % 2 == 0;
        return ((byte)across, (byte)(isDisc ? 240 : down), (byte)(isBar ? 200 : 30 + (x * y % 11)));
    });

    /// <summary>Every pixel another, the same in every run.</summary>
    public static DrawnPixels Noise(int width, int height, int seed)
    {
        var state = (uint)(seed + 1) * 2654435761u;
        return Make(width, height, (_, _) =>
        {
            state = (state * 1664525u) + 1013904223u;
            return ((byte)(state >> 24), (byte)(state >> 16), (byte)(state >> 8));
        });
    }

    private static DrawnPixels Make(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour)
    {
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2]) = colour(i % width, i / width);
            pixels[(4 * i) + 3] = 255;
        }

        return new DrawnPixels(width, height, pixels);
    }
}
