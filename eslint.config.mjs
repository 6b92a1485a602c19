// What `npm run lint` asks of the scripts: `embed`, the wrappers of `wasm`, the workbench's page, what builds and serves them,
// and the tests of the architecture.
// docs/decisions/0013-two-typescripts.md says why the linter has a compiler of its own.

import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Each file's types come from the first of these that includes it: `npm run types` checks the same. */
const projects = [
  'embed/tsconfig.json', 'embed/worker/tsconfig.json', 'shell/workbench/web/page/tsconfig.json',
  'shell/workbench/web/page/worker/tsconfig.json', 'tsconfig.json',
];

export default tseslint.config(
  {
    files: [
      'embed/**/*.{ts,mjs}', 'wasm/*.ts', 'shell/workbench/web/page/**/*.{ts,mjs}', 'scripts/*.mjs', 'site/demo/*.mjs',
      'tests/architecture/*.mjs', 'eslint.config.mjs',
    ],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)) } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // tsc knows every name.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // node:test waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.mjs'],
    // A cast in JSDoc is a comment to the linter, so that what JSON.parse gives stays `any` to it. tsc reads the cast.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
);
