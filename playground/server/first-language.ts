// The language of a page that nobody has chosen one for: what the browser asks for with Accept-Language.
import type { Context } from "hono";

type Language = "sv" | "en";

/** Swedish where English is not wished for before it. `q` is a weight from 0 to 1; 0 means not at all (RFC 9110, 12.5.4). */
export function firstLanguage(header: string | undefined): Language {
  const wished = (header ?? "").split(",").flatMap((each, place) => {
    const [tag = "", ...rest] = each.split(";").map((part) => part.trim().toLowerCase());
    const language = tag.split("-")[0];
    const weight = rest.find((part) => part.startsWith("q="))?.slice(2);
    const q = weight === undefined ? 1 : Number(weight);
    return (language === "sv" || language === "en") && q > 0
      ? [{ language, q, place } as const]
      : [];
  });
  return wished.toSorted((a, b) => b.q - a.q || a.place - b.place)[0]?.language ?? "sv";
}

/** What a request asks for; undefined: it does not say. */
export const wishedLanguage = (c: Context): Language | undefined => {
  const header = c.req.header("accept-language");
  return header && /\b(?:sv|en)\b/i.test(header) ? firstLanguage(header) : undefined;
};

/** The page as it lies, in that language. */
export const inLanguage = (html: string, language: Language): string =>
  html.replace('<html lang="sv">', `<html lang="${language}">`);
