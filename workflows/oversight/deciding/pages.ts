// Questions of those who decide with their answers, and a leaflet for the person: fetched as documents, and the source of the pages in docs/dpo.
import { body, files, heading, panel, t, text } from "../../../src/rules/say.ts";
import type { Open, Panel, Paper, PaperBlock, PlainKey, Text } from "../../../src/rules/ui.ts";
import { type Language, leadsOwn } from "../../../src/rules/who.ts";
import { type Access, memberOf } from "../../../src/rules/workflow.ts";
import tests from "./tests.json" with { type: "json" };
import sv from "./texts/sv.json" with { type: "json" };

/** Those who decide, those who answer to them, and those who meet the person. */
export const decides: Access<unknown> = (_state, actor, world) => {
  const reader = memberOf(actor);
  return (
    reader !== undefined &&
    (reader.roles.some((role) => role === "auditor" || role === "coordinator") ||
      leadsOwn(reader, world))
  );
};

/** A leaflet is in the language of the person, whichever its reader has. */
const documents = {
  officer: { page: "officer", called: "decide.officer.title" },
  archivist: { page: "archivist", called: "decide.archivist.title" },
  lawyer: { page: "lawyer", called: "decide.lawyer.title" },
  leafletSv: { page: "leaflet", called: "decide.leafletSv", language: "sv" },
  leafletEn: { page: "leaflet", called: "decide.leafletEn", language: "en" },
} as const satisfies Readonly<
  Record<string, { page: string; called: PlainKey; language?: Language }>
>;
type Name = keyof typeof documents;
type Page = (typeof documents)[Name]["page"];
const names = Object.keys(documents) as Name[];
const formats = ["pdf", "docx"] as const;
/** Called by the panel first, as the access log calls them. */
const fileOf = (name: Name, as: (typeof formats)[number]): string => `pages-${name}-${as}`;

/** What is there, each with its tests; what is not there; what is the reader's to decide. */
const lines = ["a", "b", "c", "d", "e", "missing", "yours"] as const;
type Key = keyof typeof sv & PlainKey;
const isKey = (key: string): key is Key => Object.hasOwn(sv, key);
const held: Readonly<Record<string, readonly (readonly string[])[]>> = tests;
/** A file once, however many of its tests hold the line. */
const testsOf = (line: string): readonly Open<string>[] => [
  ...new Set((held[line] ?? []).map(([file = ""]) => file as Open<string>)),
];
const lineOf = (key: Key, line: string): Text => {
  const list = testsOf(line).map((file) => ({ text: file }));
  return list.length > 0 ? [t(key), t("decide.held", { tests: { list } })] : [t(key)];
};
const questionOf = (page: Page, n: number): readonly PaperBlock[] => {
  const question = `decide.${page}.${n}`;
  if (!isKey(question)) return [];
  const said = lines.flatMap((line) => {
    const key = `decide.${page}.${n}.${line}`;
    return isKey(key) ? [[key, `${page}.${n}.${line}`] as const] : [];
  });
  return page === "leaflet"
    ? [heading(t(question)), ...said.map(([key]): PaperBlock => ({ kind: "text", text: [t(key)] }))]
    : [heading(t(question)), { kind: "list", items: said.map(([key, line]) => lineOf(key, line)) }];
};
const paper = (name: Name, as: Paper["as"]): Paper => {
  const { page, called } = documents[name];
  return {
    as,
    file: t(called),
    title: t(`decide.${page}.title`),
    body: body<PaperBlock>(
      { kind: "text", text: [t(`decide.${page}.intro`)] },
      // No page has more questions than all of them have lines.
      Object.keys(sv).flatMap((_, i) => questionOf(page, i + 1)),
    ),
  };
};

const specOf = (name: Name, as: Paper["as"]) => {
  const { page: _page, called: _called, ...more } = documents[name];
  return { about: "all" as const, access: decides, ...more, make: () => paper(name, as) };
};
export const pageFiles = Object.fromEntries(
  names.flatMap((name) => formats.map((as) => [fileOf(name, as), specOf(name, as)] as const)),
);
export const showPages = (): Panel<never> =>
  panel(
    "decide.title",
    text("decide.about"),
    ...names.map((name) => {
      const page = t(documents[name].called);
      return files(
        ...formats.map((as) => [t(`decide.${as}`, { page }), fileOf(name, as)] as const),
      );
    }),
    text("decide.own", "quiet"),
  );
