using System.Security.Cryptography;
using System.Text;
using NetVips;

namespace OpenHotline.Web.Public.Statistics;

/// <summary>Turns a drawing of ours into dots, for slides and papers that take no SVG.</summary>
/// <remarks>By libvips inside this process: it reads nothing but what <see cref="Drawing"/> made. One at a time, and what was made is kept, so that nobody costs much by asking often.</remarks>
public sealed class DrawingPng
{
    /// <summary>Dots for each unit of the drawing's own measure: for print and dense screens.</summary>
    public const int Scale = 2;

    private const int MostKept = 200;
    private const string Probe = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><text x=\"2\" y=\"15\" font-family=\"sans-serif\" font-size=\"14\">Ag</text></svg>";

    private readonly Lock turn = new();
    private readonly Dictionary<string, byte[]> kept = new(StringComparer.Ordinal);
    private readonly Lazy<Task<bool>> isPossible = new(() => Task.Run(HasLetters));

    /// <summary>False once it is known that this machine cannot: no library for its system, or no font, so that a chart would be without its words.</summary>
    public bool IsOffered => !isPossible.Value.IsCompleted || isPossible.Value.Result;

    /// <summary>Null where this machine cannot.</summary>
    /// <param name="drawing">What <see cref="Drawing"/> made.</param>
    public async Task<byte[]?> OfAsync(string drawing, CancellationToken cancellation)
    {
        if (!await isPossible.Value.WaitAsync(cancellation)) return null;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing)));
        lock (turn)
        {
            if (kept.TryGetValue(name, out var before)) return before;
            if (kept.Count == MostKept) kept.Clear();
            return kept[name] = Draw(drawing);
        }
    }

    private static byte[] Draw(string drawing)
    {
        using var transparent = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(drawing), scale: Scale);
        using var dots = transparent.Flatten(background: [255]);
        return dots.PngsaveBuffer(compression: 9);
    }

    private static bool HasLetters()
    {
        try
        {
            NetVips.NetVips.Concurrency = 1;
            using var transparent = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(Probe));
            using var dots = transparent.Flatten(background: [255]);
            return dots.Min() < 128;
        }
        catch (Exception missing) when (missing is VipsException or DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            return false;
        }
    }
}
