// People of a story who are on the web: each of their acts in chat is done by the pages that they have, and chat shows what came of it.
import { createHash } from "node:crypto";
import type { Ask, Handle, Incoming, Raw, Reply } from "../../adapters/port.ts";
import { Seals } from "../../adapters/web/seals.ts";
import type { AdapterStorage } from "../../src/app/compose.ts";
import type { Config } from "../../src/config/index.ts";
import type { Browser, Form } from "../support/browser.ts";
import { browserOf, type World } from "../support/world.ts";
import { chatOf, differencesIn, letters, wordsIn } from "./same-words.ts";

type Press = Extract<Ask, { kind: "press" }>;
type Filled = Extract<Ask, { kind: "submit" | "redraw" }>;
type Panel = Extract<Ask, { kind: "panel" }>;
type Page = { readonly html: string; readonly path: string };
type Caught = { readonly ask: Ask; readonly reply: Reply };
type Person = {
  readonly member: string;
  readonly web: string;
  readonly browser: Browser;
  /** Pages that lie behind, the newest last: where "back" leads. */
  readonly behind: Page[];
  /** What the web has asked since the last act began, with what came of it. */
  caught: Caught[];
};
/** The word that means the same where there are no slash commands. */
const slashes: Readonly<Record<string, string>> = {
  "/arende": "ärende",
  "/lageskoll": "lägeskoll",
  "/stafett": "",
};
const mostBehind = 12;

const webOf = (member: string): string =>
  `alla/${createHash("sha256").update(member).digest("hex").slice(0, 20)}`;
/** Without its proof, which is another for a post and for a panel. */
const plain = (raw: Raw): string =>
  JSON.stringify(
    Object.entries(raw)
      .filter(([name]) => name !== "~")
      .toSorted(),
  );

export class OnTheWeb {
  readonly #moves: (member: string) => boolean;
  readonly #people = new Map<string, Person>();
  #byChat: ReadonlyMap<string, string> = new Map();
  #world: World | undefined;
  #seals: Seals | undefined;
  /** Where the web and chat do not say or do the same. */
  readonly contradictions: string[] = [];
  /** How many acts were done by pages. */
  acts = 0;
  constructor(moves: (member: string) => boolean = () => true) {
    this.#moves = moves;
  }
  /** Those who move have the web beside their chat, where notices still go. */
  moved(config: Config): Config {
    const at = config.members.flatMap(({ id, slack, teams }) =>
      [slack, teams].flatMap((one) => (one && this.#moves(id) ? [[one, id] as const] : [])),
    );
    this.#byChat = new Map(at);
    const members = config.members.map((member) =>
      this.#moves(member.id)
        ? {
            ...member,
            web: webOf(member.id),
            preferred: member.preferred ?? (member.slack ? ("slack" as const) : ("teams" as const)),
          }
        : member,
    );
    return { ...config, members };
  }
  doors(door: Handle, storage: AdapterStorage): { readonly chat: Handle; readonly web: Handle } {
    this.#seals = new Seals(storage.drawn("web").cipher);
    return {
      chat: async (incoming) => {
        const person = this.#personOf(incoming);
        return person && incoming.ask.kind !== "reach"
          ? this.#acted(person, incoming, door)
          : door(incoming);
      },
      web: async (incoming) => {
        const reply = await door(incoming);
        [...this.#people.values()]
          .find(({ web }) => web === incoming.identity)
          ?.caught.push({ ask: incoming.ask, reply });
        return reply;
      },
    };
  }
  /** Who has done something. */
  get players(): readonly string[] {
    return [...this.#people.keys()];
  }
  plays(world: World): void {
    this.#world = world;
  }
  /** At the end of a story: what stands in the inbox of everybody who did something. */
  async ends(): Promise<void> {
    for (const person of this.#people.values()) await this.#compare(person);
  }

  #personOf({ identity }: Incoming): Person | undefined {
    const member = this.#byChat.get(identity);
    const world = this.#world;
    if (member === undefined || !world) return undefined;
    const web = webOf(member);
    const person = this.#people.get(member) ?? {
      member,
      web,
      browser: browserOf(world, web),
      behind: [],
      caught: [],
    };
    this.#people.set(member, person);
    return person;
  }
  async #acted(person: Person, incoming: Incoming, door: Handle): Promise<Reply> {
    const { ask } = incoming;
    if (!(await this.#compare(person))) {
      // Nobody of the register, or somebody who is invited alone: there is no page for them, and chat says the same.
      const people = (await this.#world?.stafett.engine.transact.instances.people())?.people;
      if (people?.who("web", person.web)?.only === undefined && people?.who("web", person.web))
        this.contradictions.push(`${person.member}: shut out`);
      return await door(incoming);
    }
    const done = await this.#does(person, ask);
    const [first] = person.caught;
    if (!done || !first) {
      this.contradictions.push(
        `${person.member}: no page of theirs can ${JSON.stringify(ask)}; on the page: ${person.browser.text()}`,
      );
      return { kind: "refused", said: "", title: "", close: "" };
    }
    if (
      person.browser.status >= 400 &&
      first.reply.kind !== "refused" &&
      first.reply.kind !== "errors"
    )
      this.contradictions.push(
        `${person.member}: ${person.browser.status} for ${JSON.stringify(ask)}`,
      );
    this.acts += 1;
    // After a press the page asks for its panel anew, which is as true as what the press gave, or newer.
    const last = person.caught.at(-1) ?? first;
    const page = letters(person.browser.text());
    for (const words of [
      ...("said" in first.reply ? [first.reply.said ?? ""] : []),
      ...wordsIn(last.reply),
    ])
      if (!page.includes(letters(words)))
        this.contradictions.push(
          `${person.member}: "${words}" is not on ${person.browser.path}: ${person.browser.text()}`,
        );
    const { html, path } = person.browser;
    person.behind.push({ html, path });
    person.behind.splice(0, person.behind.length - mostBehind);
    return first.reply;
  }
  #does(person: Person, ask: Ask): Promise<boolean> {
    switch (ask.kind) {
      case "words":
        return this.#says(person, ask.slash, ask.text);
      case "home":
        return this.#opensHome(person);
      case "press":
        return this.#presses(person, ask);
      case "panel":
        return this.#opens(person, ask);
      case "submit":
      case "redraw":
        return this.#fills(person, ask);
      case "reach":
        return Promise.resolve(false);
    }
  }
  async #says(person: Person, slash: string, text: string): Promise<boolean> {
    const { browser } = person;
    await browser.get("/find");
    const field = browser.forms().find(({ action }) => action === "/find");
    if (!field) return false;
    person.caught = [];
    const words = `${slashes[slash] ?? slash} ${text}`.trim();
    await browser.send(field, [
      ...field.fields.filter(({ name }) => name !== "words").map(pairOf),
      ["words", words],
    ]);
    return true;
  }
  async #opensHome(person: Person): Promise<boolean> {
    person.caught = [];
    await person.browser.get("/");
    return true;
  }
  async #presses(person: Person, ask: Press): Promise<boolean> {
    const isIt = (form: Form): boolean => {
      const pressed = this.#opened(
        person,
        "page",
        form.fields.find(({ name }) => name === "press")?.value,
      );
      if (pressed === undefined) return false;
      const { workflow, instance, command, values } = JSON.parse(pressed) as Press;
      return (
        workflow === ask.workflow &&
        instance === ask.instance &&
        command === ask.command &&
        plain(values) === plain(ask.values)
      );
    };
    return this.#onSomePage(person, async () => {
      const form = person.browser.forms().find((each) => each.action === "/press" && isIt(each));
      if (!form) return false;
      person.caught = [];
      await person.browser.send(form, form.fields.map(pairOf));
      return true;
    });
  }
  async #opens(person: Person, ask: Panel): Promise<boolean> {
    const isIt = (path: string): boolean => {
      const [, kind, workflow, panel, id] = path.split("/");
      if (
        kind !== "panel" ||
        workflow !== ask.workflow ||
        decodeURIComponent(panel ?? "") !== ask.panel
      )
        return false;
      return (id === undefined ? undefined : this.#opened(person, "id", id)) === ask.instance;
    };
    return this.#onSomePage(person, async () => {
      const path = person.browser.links().find(isIt);
      if (path === undefined) return false;
      person.caught = [];
      await person.browser.get(path);
      return true;
    });
  }
  async #fills(person: Person, ask: Filled): Promise<boolean> {
    const pressed = ask.kind === "submit" ? "submit" : ask.more ? "more" : "redraw";
    return this.#onSomePage(person, async () => {
      const form = person.browser.forms().find(({ action }) => {
        const [, kind, workflow, command, id] = action.split("/");
        if (kind !== "form" || workflow !== ask.workflow || command !== ask.command) return false;
        return (id === undefined ? undefined : this.#opened(person, "id", id)) === ask.instance;
      });
      if (!form) return false;
      const given = Object.entries(ask.values).flatMap(([name, value]) =>
        [value].flat().map((each) => [name, each] as const),
      );
      const strange = given.filter(([name, value]) => !takes(form, name, value));
      if (strange.length > 0)
        this.contradictions.push(
          `${person.member}: the form ${form.action} takes no ${JSON.stringify(strange)}`,
        );
      person.caught = [];
      const kept = form.fields
        .filter(({ name }) => !name.startsWith("f.") && name !== "sure")
        .map(pairOf);
      const filled = given.map(
        ([name, value]) =>
          [form.html.includes(`name="f.${name}[]"`) ? `f.${name}[]` : `f.${name}`, value] as const,
      );
      const isSure = ask.kind === "submit" && ask.sure === true;
      await person.browser.send(form, [
        ...kept,
        ...filled,
        ...(isSure ? [["sure", "1"] as const] : []),
        ["do", pressed],
      ]);
      return true;
    });
  }
  /** On the page that is shown, on what waits for them, in a space of theirs, or one page back and another. */
  async #onSomePage(person: Person, act: () => Promise<boolean>): Promise<boolean> {
    const { browser } = person;
    if (browser.html !== "" && (await act())) return true;
    await browser.get("/");
    if (await act()) return true;
    await browser.get("/spaces");
    for (const path of browser.links().filter((each) => each.startsWith("/spaces/"))) {
      await browser.get(path);
      if (await act()) return true;
    }
    for (const { html, path } of person.behind.toReversed()) {
      browser.html = html;
      browser.path = path;
      if (await act()) return true;
    }
    return false;
  }
  #opened({ web }: Person, kind: "page" | "id", sealed: string | undefined): string | undefined {
    return this.#seals?.open(kind, web, sealed);
  }
  /** What waits for them says the same in chat. False: they have no page. */
  async #compare(person: Person): Promise<boolean> {
    const world = this.#world;
    const { html, path, status } = person.browser;
    await person.browser.get("/");
    const isKnown = person.browser.status === 200;
    if (world && isKnown) {
      const posts = [
        ...person.browser.html.matchAll(
          /<article class="card post" id="post-([^"]*)"[\s\S]*?<\/article>/g,
        ),
      ];
      // What is not acute is on the web at once, and comes to chat when its reader is there.
      const onTheWay = await world.stafett.data.query(
        "select outbox from outbox where newer = 1 or state <> 'stands'",
      );
      const come = posts
        .filter(([, id]) => !onTheWay.some(({ outbox }) => outbox === id))
        .map(([each]) => each);
      for (const each of differencesIn(come, chatOf(world, person.member)))
        this.contradictions.push(`${person.member}: ${each}`);
    }
    Object.assign(person.browser, { html, path, status });
    return isKnown;
  }
}
const pairOf = ({ name, value }: { readonly name: string; readonly value: string }) =>
  [name, value] as const;
/** Whether the form that is drawn has such a field, and such a choice where it has choices. */
const takes = ({ html }: Form, name: string, value: string): boolean => {
  const field = html.includes(`name="f.${name}"`) || html.includes(`name="f.${name}[]"`);
  const escaped = value
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("<", "&lt;");
  const isFree = new RegExp(`<(?:textarea|input type="(?:text|date)")[^>]*name="f\\.${name}"`).test(
    html,
  );
  return field && (isFree || value === "" || html.includes(`value="${escaped}"`));
};
