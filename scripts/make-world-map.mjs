// Makes the outlines of the map of hosting countries from Natural Earth's (world-atlas, topojson-client): one line for each
// country, its code and its path in the Equal Earth projection, 960 wide. Run it when world-atlas is raised:
//   node scripts/make-world-map.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { feature } from 'topojson-client';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-110m.json')));

// ISO 3166-1: what the atlas numbers, and the two letters of our figures. Antarctica is left out, and what has no code is drawn without one.
const letters = Object.fromEntries(`004AF 008AL 012DZ 024AO 031AZ 032AR 036AU 040AT 044BS 050BD 051AM 056BE 064BT 068BO 070BA 072BW 076BR 084BZ 090SB 096BN 100BG 104MM 108BI
112BY 116KH 120CM 124CA 140CF 144LK 148TD 152CL 156CN 158TW 170CO 178CG 180CD 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 214DO 218EC 222SV 226GQ 231ET 232ER 233EE 238FK 242FJ
246FI 250FR 260TF 262DJ 266GA 268GE 270GM 275PS 276DE 288GH 300GR 304GL 320GT 324GN 328GY 332HT 340HN 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP
398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 440LT 442LU 450MG 454MW 458MY 466ML 478MR 484MX 496MN 498MD 499ME 504MA 508MZ 512OM 516NA 524NP
528NL 540NC 548VU 554NZ 558NI 562NE 566NG 578NO 586PK 591PA 598PG 600PY 604PE 608PH 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 682SA 686SN 688RS 694SL 703SK 704VN
705SI 706SO 710ZA 716ZW 724ES 728SS 729SD 732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 780TT 784AE 788TN 792TR 795TM 800UG 804UA 807MK 818EG 826GB 834TZ 840US 854BF
858UY 860UZ 862VE 887YE 894ZM`.split(/\s+/).map((pair) => [pair.slice(0, 3), pair.slice(3)]));

const width = 960;
const radius = width / (2 * 2.7066);

// Equal Earth (Šavrič, Patterson and Jenny, 2018): areas are true, so that a large patch is a large country.
function project([longitude, latitude]) {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const t = Math.asin(Math.sqrt(3) / 2 * Math.sin(latitude * Math.PI / 180));
  const s = t ** 6;
  const x = 2 * Math.sqrt(3) / 3 * (longitude * Math.PI / 180) * Math.cos(t) / (a1 + 3 * a2 * t * t + s * (7 * a3 + 9 * a4 * t * t));
  const y = t * (a1 + a2 * t * t + s * (a3 + a4 * t * t));
  return [Math.round(width / 2 + radius * x), Math.round(radius * (1.3173627591574 - y))];
}

// A ring that crosses the line of the date goes on beyond it instead of back around the world.
function unbroken(ring) {
  let last = ring[0][0];
  const longitudes = ring.map(([longitude]) => {
    last += ((longitude - last + 540) % 360) - 180;
    return last;
  });
  const shift = Math.min(...longitudes) < -181 ? 360 : 0;
  return ring.map(([, latitude], at) => [longitudes[at] + shift, latitude]);
}

function ringPath(ring) {
  const points = unbroken(ring).map(project).filter((point, at, all) => at === 0 || point[0] !== all[at - 1][0] || point[1] !== all[at - 1][1]);
  // What is smaller than a point of the drawing is not drawn.
  if (points.length < 4) return '';
  const [first, ...rest] = points;
  let last = first;
  const steps = rest.slice(0, -1).map((point) => {
    const step = `${point[0] - last[0]},${point[1] - last[1]}`;
    last = point;
    return step;
  });
  return `M${first[0]},${first[1]}l${steps.join(' ')}z`;
}

const lines = feature(atlas, atlas.objects.countries).features.filter((one) => one.id !== '010').map((one) => {
  const polygons = one.geometry.type === 'Polygon' ? [one.geometry.coordinates] : one.geometry.coordinates;
  if (one.id && !letters[one.id]) throw new Error(`No letters for ${one.id}, ${one.properties.name}.`);
  // Kosovo has letters by custom and no number.
  return `${letters[one.id] ?? (one.properties.name === 'Kosovo' ? 'XK' : '')}\t${polygons.flat().map(ringPath).join('')}`;
}).filter((line) => !line.endsWith('\t')).sort();

const target = path.join(root, 'src/OpenHotline.Web/Public/Statistics/World.tsv');
writeFileSync(target, `${lines.join('\n')}\n`);
const ys = lines.flatMap((line) => [...line.matchAll(/M(-?\d+),(-?\d+)/g)].map((found) => Number(found[2])));
console.log(`${lines.length} countries, rows from ${Math.min(...ys)} to ${Math.max(...ys)}`);
