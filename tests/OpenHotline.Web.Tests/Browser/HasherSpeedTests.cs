using OpenHotline.Web.Assets;
using OpenHotline.Web.Tests.Components;

namespace OpenHotline.Web.Tests.Browser;

/// <summary>How long a photograph of 12 megapixels and a folder of 50 pictures take in a worker, and how long the page stands still meanwhile. A measurement: it prints and claims nothing.</summary>
public sealed class HasherSpeedTests(ChromiumFixture chromium, ITestOutputHelper output)
{
    private const string Measure =
        """
        async (href) => {
          const draw = async (width, height, seed) => {
            const canvas = new OffscreenCanvas(width, height);
            const drawn = canvas.getContext('2d');
            for (let i = 0; i < 4000; i++) {
              drawn.fillStyle = `hsl(${(i * 47 + seed) % 360} ${30 + i % 70}% ${20 + i % 60}%)`;
              drawn.fillRect((i * 7919) % width, (i * 104729) % height, 20 + i % 400, 20 + i % 300);
            }
            drawn.font = `${height / 6}px sans-serif`;
            drawn.fillText('TRAINING', width / 10, height / 2);
            return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })], 'drawn.jpg', { type: 'image/jpeg' });
          };
          const worker = new Worker(href, { type: 'module' });
          const hash = (files) => new Promise((resolve, reject) => {
            let left = files.length;
            worker.onmessage = ({ data }) => { if (data.failed || data.why) reject(new Error(JSON.stringify(data))); else if (data.sha256 && --left === 0) resolve(); };
            files.forEach((file, id) => worker.postMessage({ id, file }));
          });
          const timed = async (files) => {
            let longest = 0, last = performance.now();
            const ticking = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 5);
            const began = performance.now();
            await hash(files);
            const took = performance.now() - began;
            clearInterval(ticking);
            return [took, longest];
          };
          const large = await draw(4032, 3024, 1);
          const folder = await Promise.all(Array.from({ length: 50 }, (_, i) => draw(1280, 960, i)));
          const runs = [];
          for (let run = 0; run < 6; run++) runs.push(await timed([large]));
          const [folderMs, folderGap] = await timed(folder);
          return JSON.stringify({ fileKb: Math.round(large.size / 1024), firstMs: Math.round(runs[0][0]), laterMs: runs.slice(1).map(([ms]) => Math.round(ms)).sort((a, b) => a - b),
            pageStoodStillMs: Math.round(Math.max(...runs.map(([, gap]) => gap))), folderOf50Ms: Math.round(folderMs), folderPageStoodStillMs: Math.round(folderGap) });
        }
        """;

    [Fact(Explicit = true)]
    public async Task Twelve_megapixels_and_a_folder_of_fifty()
    {
        await using var house = await PageHouse.StartAsync(DoorName.Public);
        await using var open = await chromium.OpenAsync(new Uri(house.Address, "/form"));
        output.WriteLine(await open.Page.EvaluateAsync<string>(Measure, new AssetFiles().Href("hasher.js")));
    }
}
