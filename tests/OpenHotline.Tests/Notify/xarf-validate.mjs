// Validates the JSON on standard input against the schemas in the folder given. Ends with 0 when it is valid.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, root] = process.argv.slice(2);
const require = createRequire(join(root, 'package.json'));
const Ajv = require('ajv/dist/2020').default;
const formats = require('ajv-formats').default;
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
ajv.addSchema(read('xarf-core.json'));
ajv.addSchema(read('content-base.json'));
const validate = ajv.compile(read('content-csam.json'));
const valid = validate(JSON.parse(readFileSync(0, 'utf8')));
if (!valid) console.log(JSON.stringify(validate.errors, null, 2));
process.exit(valid ? 0 : 1);
