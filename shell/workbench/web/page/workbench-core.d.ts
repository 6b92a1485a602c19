// What Emscripten writes, under the name that build.mjs gives it.
declare module 'workbench-core' {
  export default function createModule(options: { locateFile: (file: string) => string; letters: object }): Promise<unknown>;
}
