// Loads GOV.UK Frontend as `govuk:…` and MOJ Frontend as `moj:…`, with two files of theirs replaced by ours:
// GOV.UK's palette (ours is made of custom properties, so that one stylesheet has a light and a dark theme),
// and MOJ's door to GOV.UK (it would load it a second time, unconfigured).
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export function importers(here) {
  const modules = path.resolve(here, '../../../node_modules');
  const roots = {
    'govuk:': path.join(modules, 'govuk-frontend/dist/govuk'),
    'moj:': path.join(modules, '@ministryofjustice/frontend/moj'),
  };
  const ours = {
    'govuk:/settings/_colours-palette--internal.scss': path.join(here, 'styles/_palette.scss'),
    'moj:/vendor/govuk-frontend/_index.scss': path.join(here, 'styles/_moj-door.scss'),
  };
  // A button's colours are written into its rules: here they get the two hues that carry white text in both themes.
  const changed = {
    'govuk:/components/button/_mixin.scss': [
      [/govuk-colour\("green"/g, 'govuk-colour("action"'],
      [/govuk-colour\("red"/g, 'govuk-colour("alarm"'],
      [/govuk-colour\("white"\)/g, 'govuk-functional-colour(inverse-text)'],
    ],
  };
  const candidates = (name) => {
    const folder = path.posix.dirname(name);
    const file = path.posix.basename(name);
    return [`${folder}/_${file}.scss`, `${folder}/${file}.scss`, `${name}/_index.scss`].map((one) => path.posix.normalize(one));
  };
  return [{
    canonicalize(url) {
      const scheme = Object.keys(roots).find((one) => url.startsWith(one));
      if (!scheme) return null;
      const name = path.posix.join('/', url.slice(scheme.length)).replace(/\.scss$/, '');
      const found = candidates(name).find((one) => existsSync(path.join(roots[scheme], one)));
      return found ? new URL(`${scheme}${found}`) : null;
    },
    load(canonical) {
      const key = `${canonical.protocol}${canonical.pathname}`;
      const file = ours[key] ?? path.join(roots[canonical.protocol], canonical.pathname);
      let contents = readFileSync(file, 'utf8');
      for (const [from, to] of changed[key] ?? []) {
        if (!from.test(contents)) throw new Error(`${key} no longer has ${from}: look at it again.`);
        contents = contents.replace(from, to);
      }
      return { contents, syntax: 'scss' };
    },
  }];
}
