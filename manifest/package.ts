// The app package for Teams: the manifest with an organisation's own values in it, its English texts and two icons, in one file.
import { readFileSync } from "node:fs";
import textSchema from "@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json" with {
  type: "json",
};
import manifestSchema from "@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json" with {
  type: "json",
};
import type { AnySchemaObject } from "ajv";
import draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { zipSync } from "fflate";

/** What an organisation says about itself. The three pages are its own: Stafett has none. */
export type Wanted = {
  readonly clientId?: string | undefined;
  readonly publicUrl?: string | undefined;
  readonly websiteUrl?: string | undefined;
  readonly privacyUrl?: string | undefined;
  readonly termsUrl?: string | undefined;
};
export type PackageProblem =
  | { readonly kind: "noClientId" | "badClientId" | "noPublicUrl" }
  | { readonly kind: "badUrl"; readonly name: string }
  | { readonly kind: "invalid"; readonly places: readonly string[] };
type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: PackageProblem };
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const folder = new URL("teams/", import.meta.url);

/** Keeps what it has compiled of each schema. Some of their patterns are no regular expressions in Unicode mode. */
const ajv = new draft04.default({ allErrors: true, strictTypes: false, unicodeRegExp: false });
formats.default(ajv, ["uri", "email", "regex"]);
/** Everything that Microsoft's own schema says against it, each with its place; nothing: it is valid. */
const against = (schema: AnySchemaObject, value: unknown): readonly string[] => {
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = "" }) => `${instancePath || "/"}: ${message}`,
  );
};
/** Against the schema of Teams manifests 1.30. */
export const manifestProblems = (manifest: unknown): readonly string[] =>
  against(manifestSchema, manifest);
/** Against the schema of texts in another language. */
export const textProblems = (texts: unknown): readonly string[] => against(textSchema, texts);

/** Without a name and password in it: the package is for everybody. */
const isHttps = (text: string): boolean => {
  const url = URL.parse(text);
  return url?.protocol === "https:" && url.username === "" && url.password === "";
};
/** Values go in after the JSON is read, so that no value can become structure. An unknown placeholder stays, and a test finds it. */
const fill = (json: Json, values: Readonly<Record<string, string>>): Json => {
  if (typeof json === "string")
    return json.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(json)) return json.map((item: Json) => fill(item, values));
  if (typeof json === "object" && json !== null)
    return Object.fromEntries(
      Object.entries(json).map(([key, value]) => [key, fill(value, values)]),
    );
  return json;
};

/** The manifest as Teams gets it. */
export const manifestFor = (wanted: Wanted): Result<Json> => {
  const { clientId, publicUrl } = wanted;
  if (!clientId) return { ok: false, problem: { kind: "noClientId" } };
  if (!guid.test(clientId)) return { ok: false, problem: { kind: "badClientId" } };
  if (!publicUrl) return { ok: false, problem: { kind: "noPublicUrl" } };
  const addresses = {
    STAFETT_PUBLIC_URL: publicUrl,
    "--website-url": wanted.websiteUrl ?? publicUrl,
    "--privacy-url": wanted.privacyUrl ?? publicUrl,
    "--terms-url": wanted.termsUrl ?? publicUrl,
  };
  for (const [name, address] of Object.entries(addresses))
    if (!isHttps(address)) return { ok: false, problem: { kind: "badUrl", name } };
  const written = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")) as Json;
  const manifest = fill(written, {
    CLIENT_ID: clientId.toLowerCase(),
    WEBSITE_URL: addresses["--website-url"],
    PRIVACY_URL: addresses["--privacy-url"],
    TERMS_URL: addresses["--terms-url"],
  });
  const places = manifestProblems(manifest);
  return places.length === 0
    ? { ok: true, value: manifest }
    : { ok: false, problem: { kind: "invalid", places } };
};

/** The same values give the same bytes, so that somebody can compare two packages. */
const madeAt = new Date(1980, 0, 1);
/** The whole package as one zip file. Nothing but these four files ever gets into it. */
export const packageFor = (wanted: Wanted): Result<Uint8Array> => {
  const made = manifestFor(wanted);
  if (!made.ok) return made;
  const english = readFileSync(new URL("en.json", folder));
  const places = textProblems(JSON.parse(english.toString("utf8")));
  if (places.length > 0)
    return {
      ok: false,
      problem: { kind: "invalid", places: places.map((place) => `en.json ${place}`) },
    };
  const files = {
    "manifest.json": new TextEncoder().encode(`${JSON.stringify(made.value, undefined, 2)}\n`),
    "en.json": new Uint8Array(english),
    "color.png": new Uint8Array(readFileSync(new URL("color.png", folder))),
    "outline.png": new Uint8Array(readFileSync(new URL("outline.png", folder))),
  };
  return { ok: true, value: zipSync(files, { mtime: madeAt, level: 9 }) };
};
