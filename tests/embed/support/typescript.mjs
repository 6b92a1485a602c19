import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The source of a TypeScript module of this repository with everything that it imports. */
export async function bundle(path, options = {}) {
  const result = await build({
    entryPoints: [root + path],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    tsconfig: `${root}embed/tsconfig.json`,
    logLevel: 'warning',
    ...options,
  });
  return result.outputFiles[0].text;
}

/** A TypeScript module, loaded. */
export async function load(path) {
  return import(`data:text/javascript;base64,${Buffer.from(await bundle(path)).toString('base64')}`);
}
