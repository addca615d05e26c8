// A file as programs of others open it: poppler reads a PDF, LibreOffice turns a Word file into one. Where they are not installed, a test says so by being skipped.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const has = (tool: string): boolean => spawnSync(tool, ["-v"]).error === undefined;
export const hasPoppler = has("pdfinfo") && has("pdftotext");
export const hasOffice = spawnSync("soffice", ["--version"]).error === undefined;

type Opened = { readonly info: Readonly<Record<string, string>>; readonly text: string };
const read = (path: string): Opened => ({
  info: Object.fromEntries(
    execFileSync("pdfinfo", [path], { encoding: "utf8" })
      .split("\n")
      .flatMap((line) =>
        line.includes(":")
          ? [[line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]]
          : [],
      ),
  ),
  text: execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }),
});
/** Written to disk under its own name, and opened by what it is made for. */
export const openedFile = (
  name: string,
  bytes: Uint8Array,
): Opened & { readonly written: Uint8Array } => {
  const folder = mkdtempSync(join(tmpdir(), "opened-"));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const written = new Uint8Array(readFileSync(path));
    if (name.endsWith(".pdf")) return { ...read(path), written };
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      "soffice",
      [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path],
      { stdio: "pipe" },
    );
    return { ...read(path.replace(/\.\w+$/, ".pdf")), written };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
