// The index of a built site, as its script sets it.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

export async function builtIndex(path) {
  globalThis.self = globalThis;
  await import(pathToFileURL(resolve(path)));
  return globalThis.guideIndex;
}
