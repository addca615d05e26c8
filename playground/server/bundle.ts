// The page in three strings. Built when somebody first asks for it: a bot that runs against the real platform never loads the bundler.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "./assets.ts";

let built: Promise<Page> | undefined;

/** A failed build is tried again at the next request. */
export function bundlePage(): Promise<Page> {
  built ??= build().catch((error: unknown) => {
    built = undefined;
    throw error;
  });
  return built;
}

async function build(): Promise<Page> {
  const esbuild = await import("esbuild");
  const at = (file: string) => fileURLToPath(new URL(`../page/${file}`, import.meta.url));
  try {
    const [{ outputFiles }, html] = await Promise.all([
      esbuild.build({
        entryPoints: { page: at("main.tsx"), style: at("style/index.css") },
        outdir: "out",
        write: false,
        bundle: true,
        minify: true,
        format: "esm",
        target: "es2022",
        jsx: "automatic",
        jsxImportSource: "preact",
        // Independent of the folder it is started in: the project's tsconfig is for the type checker.
        tsconfigRaw: "{}",
        logLevel: "silent",
      }),
      readFile(at("index.html"), "utf8"),
    ]);
    const text = (end: string) => outputFiles.find((file) => file.path.endsWith(end))?.text ?? "";
    return { html, js: text("page.js"), css: text("style.css") };
  } finally {
    // esbuild keeps a helper process alive for the next build; there is none.
    await esbuild.stop();
  }
}
