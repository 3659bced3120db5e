using System.Globalization;
using System.Net;
using System.Text;

namespace OpenHotline.Sandbox.World;

/// <summary>Draws the pages of the small internet: plain words and one shape with the word TRAINING across it. The same page is always drawn the same.</summary>
public static class TrainingPage
{
    private static readonly string[] Words =
        ["garden", "morning", "river", "lamp", "window", "quiet", "yellow", "wooden", "corner", "harbour", "summer", "paper", "little", "market", "bell", "stone",
         "north", "orchard", "ribbon", "cloud", "ladder", "green", "square", "evening", "basket", "copper", "hill", "letter", "round", "winter", "path", "blue"];

    public static string Html(PageKey page, string topic)
    {
        var text = new StringBuilder();
        var dice = new Dice(page);
        for (var sentence = 0; sentence < 12; sentence++)
        {
            text.Append("<p>A ").Append(Words[dice.Next(Words.Length)]).Append(" of ").Append(topic);
            for (var word = 0; word < 9; word++) text.Append(' ').Append(Words[dice.Next(Words.Length)]);
            text.Append(".</p>\n");
        }

        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Album {page.Album} of {WebUtility.HtmlEncode(topic)}</title></head>
            <body><h1>Album {page.Album} of {WebUtility.HtmlEncode(topic)}</h1>
            <p>TRAINING. This page is drawn by the sandbox and shows nothing but a shape.</p>
            <img src="{page.Path}/shape.svg" alt="A drawn shape with the word TRAINING across it" width="640" height="480">
            {text}</body></html>
            """;
    }

    public static string Svg(PageKey page)
    {
        var dice = new Dice(page);
        var hue = dice.Next(360);
        var shape = dice.Next(3) switch
        {
            0 => $"""<circle cx="{200 + dice.Next(240)}" cy="240" r="{90 + dice.Next(90)}" fill="hsl({hue},60%,55%)"/>""",
            1 => $"""<rect x="{80 + dice.Next(160)}" y="90" width="{180 + dice.Next(160)}" height="{200 + dice.Next(90)}" fill="hsl({hue},60%,55%)"/>""",
            _ => $"""<polygon points="{120 + dice.Next(120)},380 320,{60 + dice.Next(80)} {420 + dice.Next(120)},380" fill="hsl({hue},60%,55%)"/>""",
        };
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480"><rect width="640" height="480" fill="hsl({(hue + 180) % 360},30%,90%)"/>{shape}
            <text x="320" y="270" font-size="96" font-family="sans-serif" font-weight="bold" text-anchor="middle" fill="#222" opacity="0.8" transform="rotate(-18 320 240)">TRAINING</text></svg>
            """);
    }

    public const string NotFound = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not found</title></head>
        <body><h1>Page not found</h1><p>The page you asked for does not exist or has been removed.</p></body></html>
        """;

    public const string Empty = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Welcome</title></head>
        <body><h1>Welcome</h1><p>There is nothing to see here yet. Please come back soon, we are still building.</p></body></html>
        """;

    /// <summary>A small generator of its own, so that a page looks the same on every machine and in every year.</summary>
    private struct Dice(PageKey page)
    {
        private uint state = page.Site.Aggregate(2166136261u, (sum, letter) => (sum ^ letter) * 16777619u) + (uint)page.Album * 2654435761u | 1;

        public int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)below);
        }
    }
}
