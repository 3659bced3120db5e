// Makes what the doors serve under /assets: stylesheets (left to right and right to left) and scripts,
// each with its content hash in its name, each also compressed, so that the program never compresses one at run time.
// `npm run build` calls it; `npm run build -- --watch` repeats it when a source changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import rtlcss from 'rtlcss';
import { importers } from './sass-importers.mjs';
import * as sass from 'sass';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, 'dist');
const work = path.join(here, 'dist.new');

// Their licences ask that this stands in every copy.
const cssNotice = '/* Made from GOV.UK Frontend and MOJ Frontend, (c) Crown Copyright, MIT licence. */';
const chartsNotice = '/* Contains Observable Plot, (c) Observable, Inc., and D3, (c) Mike Bostock, ISC licence. */';

const hashOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 8);

function write(fileName, content) {
  const bytes = Buffer.from(content);
  writeFileSync(path.join(work, fileName), bytes);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(path.join(work, `${fileName}.br`), brotli);
  writeFileSync(path.join(work, `${fileName}.gz`), gzipSync(bytes, { level: 9 }));
  console.log(`${fileName.padEnd(34)} ${String(bytes.length).padStart(8)} bytes  ${String(brotli.length).padStart(7)} compressed`);
}

function writeStyles(name) {
  const { css } = sass.compile(path.join(here, 'styles', `${name}.scss`), { importers: importers(here), style: 'expanded', quietDeps: true });
  for (const [suffix, text] of [['', css], ['.rtl', rtlcss.process(css)]]) {
    const small = esbuild.transformSync(text, { loader: 'css', minify: true, legalComments: 'none' }).code + cssNotice;
    write(`${name}${suffix}.${hashOf(small)}.css`, small);
  }
}

// Plot writes a style element into each drawing, which our policy refuses: its four lines stand in `_pieces.scss` instead.
const plotWithoutStyle = {
  name: 'plot-without-style',
  setup(build) {
    build.onLoad({ filter: /@observablehq[/\\]plot[/\\]src[/\\]plot\.js$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const contents = source.replace('svg.append("style").text(', '((css) => css)(');
      if (contents === source) throw new Error('Observable Plot no longer writes its style where it did: look at it again.');
      return { contents, loader: 'js' };
    });
  },
};

async function writeScripts() {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['public', 'work', 'hasher'].map((name) => path.join(here, 'scripts', `${name}.ts`)),
    bundle: true, splitting: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'none',
    outdir: work, entryNames: '[name].[hash]', chunkNames: '[name].[hash]', write: false, treeShaking: true, plugins: [plotWithoutStyle],
  });
  for (const file of outputFiles) {
    const name = path.basename(file.path);
    write(name, name.startsWith('charts.') ? `${chartsNotice}\n${file.text}` : file.contents);
  }
}

async function build() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  writeStyles('public');
  writeStyles('work');
  const mark = readFileSync(path.join(here, 'mark.svg'));
  write(`mark.${hashOf(mark)}.svg`, mark);
  await writeScripts();
  rmSync(target, { recursive: true, force: true });
  renameSync(work, target);
}

await build();
if (process.argv.includes('--watch')) {
  let waiting = null;
  for (const folder of ['styles', 'scripts']) {
    watch(path.join(here, folder), { recursive: true }, () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => build().catch((error) => console.error(error.message)), 100);
    });
  }
}
