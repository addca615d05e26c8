// Who reads the trial now: the open pages, whom each of them is, and what of that follows for the language in which the bot speaks.
import { type Context, Hono } from "hono";
import { z } from "zod";

type Language = "sv" | "en";
/** `alone`: no other page is open, so that everything follows this one. `people`: ids of a workspace's or an organisation's, whose own language it is from now on. */
export type Spoken = {
  readonly language: Language;
  readonly alone: boolean;
  readonly people: readonly string[];
};

const id = z.string().max(255);
/** `page`: one tab of one browser. `people`: whom it is, in each window. `chosen`: somebody has pressed the language; else the page says what it is in. */
const said = z.object({
  language: z.enum(["sv", "en"]),
  page: id.default(""),
  people: z.array(id).max(2).default([]),
  chosen: z.boolean().default(false),
});

export class Readers {
  readonly #open = new Map<string, number>();
  readonly #are = new Map<string, readonly string[]>();
  /** While a page's stream is open; call what comes back when it ends. */
  opened(page: string): () => void {
    this.#open.set(page, (this.#open.get(page) ?? 0) + 1);
    return () => {
      const left = (this.#open.get(page) ?? 1) - 1;
      if (left > 0) this.#open.set(page, left);
      else {
        this.#open.delete(page);
        this.#are.delete(page);
      }
    };
  }
  /** A person whom somebody else is just now keeps their language, unless it is chosen for them. */
  says({ language, page, people, chosen }: z.infer<typeof said>): Spoken {
    this.#are.set(page, people);
    const others = [...this.#open.keys()].filter((one) => one !== page);
    const theirs = new Set(others.flatMap((one) => this.#are.get(one) ?? []));
    // A page that never opened its stream is nobody any more.
    for (const one of this.#are.keys())
      if (one !== page && !this.#open.has(one)) this.#are.delete(one);
    return {
      language,
      alone: others.length === 0,
      people: people.filter((one) => chosen || !theirs.has(one)),
    };
  }
}

/** `begins`: whom a page is that does not know yet. */
export function languageRoute(
  readers: Readers,
  begins: readonly string[],
  speak: (spoken: Spoken) => Promise<void>,
): Hono {
  return new Hono().post("/play/language", async (c: Context) => {
    const { data } = said.safeParse(await c.req.json().catch(() => undefined));
    if (!data) return c.json({ error: "bad_request" }, 400);
    await speak(readers.says(data.people.length > 0 ? data : { ...data, people: [...begins] }));
    return c.json({});
  });
}
