// What a workflow made → bytes with a name and a type. Each format's library is loaded when the first such file is fetched.

import type { Invitation } from "../rules/ui.ts";
import { type Made, never } from "../rules/workflow.ts";
import type { Locale, Reader } from "../words/locale.ts";
import { writeArchive } from "./archive.ts";
import { drawBeside } from "./beside.ts";
import { markOf, wordDrawing, wordPaper, writable } from "./paper.ts";
import { wordSheet, writeCsv, writeJson } from "./sheet.ts";

export type MadeFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string; readonly type: string };

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
/** Throws what a wording or a library throws; nothing has been kept then. */
export const makeFile = async (made: Made, reader: Reader, locale: Locale, isInvented: boolean): Promise<MadeFile> => {
  const { mark } = markOf(isInvented, reader, locale);
  const name = fileName(locale.phrase(made.file, reader), made.as);
  switch (made.as) {
    case "docx": {
      const bytes = await drawBeside("docx", wordPaper(made, reader, locale, isInvented));
      return { bytes, name, type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };
    }
    case "md": {
      const { writeMarkdown } = await import("./markdown.ts");
      return { bytes: utf8(writeMarkdown(wordPaper(made, reader, locale, isInvented))), name, type: "text/markdown; charset=utf-8" };
    }
    case "pdf":
      return { bytes: await drawBeside("pdf", wordPaper(made, reader, locale, isInvented)), name, type: "application/pdf" };
    case "svg": {
      const { drawSvg } = await import("./drawing.ts");
      return { bytes: utf8(drawSvg(wordDrawing(made, reader, locale, isInvented))), name, type: "image/svg+xml; charset=utf-8" };
    }
    case "png": {
      const { paintPng } = await import("./picture.ts");
      return { bytes: await paintPng(wordDrawing(made, reader, locale, isInvented)), name, type: "image/png" };
    }
    case "csv":
      return { bytes: utf8(writeCsv(wordSheet(made, reader, locale), mark)), name, type: "text/csv; charset=utf-8" };
    case "json": {
      const text =
        "body" in made ? writeArchive(wordPaper(made, reader, locale, isInvented), made) : writeJson(wordSheet(made, reader, locale), mark);
      return { bytes: utf8(text), name, type: "application/json; charset=utf-8" };
    }
    case "ics":
      return {
        bytes: utf8(await invitationOf(made, reader, locale)),
        name,
        type: "text/calendar; charset=utf-8; method=PUBLISH",
      };
    default:
      return never(made, "files.make");
  }
};
