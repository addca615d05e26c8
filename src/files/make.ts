// What a workflow made → bytes with a name and a type. Each format's library is loaded when the first such file is fetched.

import type { Invitation } from "../rules/ui.ts";
import { type Made, never } from "../rules/workflow.ts";
import type { Locale, Reader } from "../words/locale.ts";
import { writeArchive } from "./archive.ts";
import { drawBeside } from "./beside.ts";
import { markOf, wordDrawing, wordPaper, writable } from "./paper.ts";
import { wordSheet, writeCsv, writeJson } from "./sheet.ts";

export type MadeFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly type: string;
};

/** Well under what any file system takes, in its own bytes too. */
const nameChars = 80;
/** What a file system or a shell would read as something else, and marks that turn the direction of writing. */
const unsafe = /[\\/:*?"<>|%\p{C}]/gu;
/** A name that every file system takes, with the right ending. */
export const fileName = (said: string, ending: string): string => {
  const bare = said
    .toWellFormed()
    .replaceAll(/\s+/gu, " ")
    .replaceAll(unsafe, "")
    .replace(new RegExp(`\\.${ending}\\s*$`, "i"), "");
  const short = [...bare.replace(/^[\s.]+/, "")]
    .slice(0, nameChars)
    .join("")
    .replace(/[\s.]+$/, "");
  return `${short || "stafett"}.${ending}`;
};

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const invitationOf = async (i: Invitation, reader: Reader, locale: Locale): Promise<string> => {
  const { writeIcs } = await import("./ics.ts");
  const { cancelled, uid, sequence, from, until, stamp } = i;
  const summary = writable(locale.phrase(i.summary, reader));
  const description = writable(locale.phrase(i.description, reader));
  return writeIcs({ cancelled, uid, sequence, from, until, stamp, summary, description });
};
const types: Readonly<Record<Made["as"], string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown; charset=utf-8",
  pdf: "application/pdf",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  ics: "text/calendar; charset=utf-8; method=PUBLISH",
};
const bytesOf = async (
  made: Made,
  reader: Reader,
  locale: Locale,
  isInvented: boolean,
): Promise<MadeFile["bytes"]> => {
  const { mark } = markOf(isInvented, reader, locale);
  switch (made.as) {
    case "docx":
    case "pdf":
      return drawBeside(made.as, wordPaper(made, reader, locale, isInvented));
    case "md": {
      const { writeMarkdown } = await import("./markdown.ts");
      return utf8(writeMarkdown(wordPaper(made, reader, locale, isInvented)));
    }
    case "svg": {
      const { drawSvg } = await import("./drawing.ts");
      return utf8(drawSvg(wordDrawing(made, reader, locale, isInvented)));
    }
    case "png": {
      const { paintPng } = await import("./picture.ts");
      return paintPng(wordDrawing(made, reader, locale, isInvented));
    }
    case "csv":
      return utf8(writeCsv(wordSheet(made, reader, locale), mark));
    case "json":
      return utf8(
        "body" in made
          ? writeArchive(wordPaper(made, reader, locale, isInvented), made)
          : writeJson(wordSheet(made, reader, locale), mark),
      );
    case "ics":
      return utf8(await invitationOf(made, reader, locale));
    default:
      return never(made, "files.make");
  }
};
/** Throws what a wording or a library throws; nothing has been kept then. */
export const makeFile = async (
  made: Made,
  reader: Reader,
  locale: Locale,
  isInvented: boolean,
): Promise<MadeFile> => ({
  name: fileName(locale.phrase(made.file, reader), made.as),
  bytes: await bytesOf(made, reader, locale, isInvented),
  type: types[made.as],
});
