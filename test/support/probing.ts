// A member of the police who types, or names, what may or may not be there: every field of every command, every panel, every word, every file.
// Three kinds: known (another agency's, without the police), refused (the person has said no to the police), unknown (nobody drew it).
import type { Ask, Raw, Reply } from "../../adapters/port.ts";
import { type Opened, openBoth } from "../../src/app/storage/opening.ts";
import { createFileLinks } from "../../src/engine/files.ts";
import { drawFresh } from "../../src/engine/ids.ts";
import type { Log } from "../../src/log.ts";
import { audiencesOf } from "../../src/rules/relation.ts";
import type { AnyWorkflow, Member } from "../../src/rules/workflow.ts";
import type { Db } from "../../src/store/port.ts";
import { workflows } from "../../workflows/index.ts";
import { MeetingAttackers, publicUrl } from "./meeting-attackers.ts";
import { anna, coordinator } from "./office.ts";
import { proven } from "./proven.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

export const kinds = ["known", "refused", "unknown"] as const;
export type Kind = (typeof kinds)[number];
/** By each name that it has. */
type Names = Readonly<Record<"instance" | "ref" | "words", string>>;
/** One thing that can be asked, and with what in it. `id`: of the same workflow as what is asked about, where it is about one. */
export type Place = {
  readonly name: string;
  readonly asks: (names: Names, id: string) => Ask;
  readonly of: string;
  readonly isLine?: true;
};
/** `statements`: as they were asked of both databases, each transaction among them, in their order. */
export type Seen = { readonly said: string; readonly statements: readonly string[] };
const officer = "polisen-syd-kontakt";

/** How both databases are opened, with what it takes to note each statement on the way. */
const noting = (opening: (file: string, log: Log) => Promise<Opened>) => {
  const all: string[] = [];
  const noted = <D extends Db>(db: D, name: string): D => ({
    ...db,
    query: (sql, values) => {
      all.push(`${name}: ${sql}`);
      return db.query(sql, values);
    },
    transaction: (work) => {
      all.push(`${name}: a transaction`);
      return db.transaction((run) =>
        work((sql, values) => {
          all.push(`${name}: ${sql}`);
          return run(sql, values);
        }),
      );
    },
  });
  const open = async (file: string, log: Log): Promise<Opened> => {
    const opened = await opening(file, log);
    return { ...opened, data: noted(opened.data, "data"), keys: noted(opened.keys, "keys") };
  };
  return {
    open,
    since: (from: number): readonly string[] => all.slice(from),
    now: () => all.length,
  };
};
type Noted = ReturnType<typeof noting>;

/** What of a reply was drawn for it alone, or is a name that was asked for: now, or before, when it became the title of something of the asker's own. */
const masked = (reply: unknown, ids: readonly string[], typed: ReadonlySet<string>): string => {
  const said = ids.reduce(
    (text, id) => (id === "" ? text : text.replaceAll(id, "@")),
    JSON.stringify(reply),
  );
  return said
    .replaceAll(/\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{2}\b|[a-zåäö]+ [a-zåäö]+/g, (name) =>
      typed.has(name) ? "@" : name,
    )
    .replaceAll(/"idempotencyKey":"[^"]+"/g, "")
    .replaceAll(/\b\d{4}-\d{2}\.[\w-]{22}/g, "PROOF")
    .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{16}\b/g, "INSTANCE");
};

export class Probe {
  readonly #a: MeetingAttackers;
  readonly #world: World;
  readonly #noted: Noted;
  readonly #member: Member;
  readonly #own: ReadonlyMap<string, string>;
  readonly #theirs: Readonly<
    Record<
      Exclude<Kind, "unknown">,
      { readonly names: Names; readonly of: ReadonlyMap<string, string> }
    >
  >;
  #asked = 0;
  readonly #typed = new Set<string>();
  private constructor(
    a: MeetingAttackers,
    noted: Noted,
    member: Member,
    own: Probe["ownIds"],
    theirs: Probe["others"],
  ) {
    [this.#a, this.#world, this.#noted, this.#member, this.#own, this.#theirs] = [
      a,
      a.world,
      noted,
      member,
      own,
      theirs,
    ];
  }
  get ownIds(): ReadonlyMap<string, string> {
    return this.#own;
  }
  get others() {
    return this.#theirs;
  }
  /** `opening`: of which databases; undefined: of files. */
  static async begin(
    bounds?: WorldOptions["bounds"],
    opening: Parameters<typeof noting>[0] = openBoth,
  ): Promise<Probe> {
    const noted = noting(opening);
    const world = await createWorld({
      publicUrl,
      teams: true,
      open: noted.open,
      ...(bounds && { bounds }),
    });
    const a = new MeetingAttackers(world);
    const { o } = a;
    const idsBefore = new Set<string>();
    const fresh = async (): Promise<ReadonlyMap<string, string>> => {
      const all = await Promise.all(
        workflows.map(({ name }) =>
          a.list(name).then((rows) => rows.map(({ instance }) => [name, instance] as const)),
        ),
      );
      const added = all.flat().filter(([, id]) => !idsBefore.has(id));
      for (const [, id] of added) idsBefore.add(id);
      return new Map(added);
    };
    await fresh();
    /** A case of Noomi's with what hangs on it; the same for both, but for what the person has said. */
    const theirs = async (given: "yes" | "no") => {
      const { kase } = await a.sent();
      const no = {
        kind: "sekretess",
        agency: given === "no" ? "polisen-syd" : "evonhuset",
        purpose: "annat",
        given,
        form: "spoken",
        groups: ["behov"],
      };
      await o.does(anna, "case", "consent", no, kase);
      const { ref, words } = await o.state<{ readonly ref: string; readonly words: string }>(kase);
      await o.does(anna, "handover", "offer", { scope: "one", ref, to: "noomi-ersattare" });
      await o.does(anna, "guide", "begin", { kase });
      await o.does(anna, "action", "create", {
        text: "Boka lokal",
        owner: { member: anna },
        due: "2026-12-08",
      });
      await o.does(anna, "incident", "report", { kind: "name" });
      await o.does(anna, "method", "ask", {
        theme: "barn",
        text: "Hur gör man?",
        to: "evonhuset",
        pace: "normal",
      });
      await o.does("nspm-samordnare", "call", "take", { danger: "no" });
      await a.planned();
      return { names: { instance: kase, ref, words }, of: await fresh() };
    };
    const [known, refused] = [await theirs("yes"), await theirs("no")];
    const member = (await world.stafett.engine.transact.instances.people()).people.members.get(
      officer,
    ) as Member;
    await o.does(officer, "case", "open", {
      deputy: "polisen-syd-gruppchef",
      child: "no",
      risk: "low",
      quiet: "no",
    });
    await o.does(officer, "action", "create", {
      text: "Boka lokal",
      owner: { member: officer },
      due: "2026-12-08",
    });
    await o.does(officer, "incident", "report", { kind: "name" });
    await o.does(officer, "method", "ask", {
      theme: "barn",
      text: "Hur gör man?",
      to: "evonhuset",
      pace: "normal",
    });
    await o.does(coordinator, "series", "plan", {
      ...{
        template: "noomi_syd_avstamning",
        day: "2026-12-01",
        time: "09:00",
        rhythm: "biweekly",
        minutes: "60",
        rotate: "no",
      },
      invited: ["noomi", "polisen-syd"],
    });
    await o.does(officer, "callback", "ask", { within: "soon" });
    const own = await fresh();
    await world.idle();
    await world.stafett.worker.stop();
    return new Probe(a, noted, member, own, { known, refused });
  }
  close(): Promise<void> {
    return this.#world.close();
  }
  /** Names of one kind; of what nobody drew, drawn anew. */
  #names(kind: Kind, of: string): { readonly names: Names; readonly id: string } {
    if (kind === "unknown") {
      const { instance } = drawFresh();
      const ref = drawFresh().ref("SYD");
      return { names: { instance, ref, words: drawFresh().words }, id: instance };
    }
    const { names, of: ids } = this.#theirs[kind];
    return { names, id: ids.get(of) ?? names.instance };
  }
  /** Whether the officer has no part in it, so that it is what the test says. */
  async isClosed(): Promise<boolean> {
    const { people } = await this.#world.stafett.engine.transact.instances.people();
    const mine = audiencesOf(this.#member, people);
    const all = [...this.#theirs.known.of.values(), ...this.#theirs.refused.of.values()];
    const readers = await Promise.all(all.map((id) => this.#a.o.readers(id)));
    return readers.every((keys) => !keys.some((key) => mine.includes(key)));
  }
  async ask(place: Place, kind: Kind): Promise<Seen> {
    const { names, id } = this.#names(kind, place.of);
    const what = place.asks(names, id);
    this.#typed.add(names.ref).add(names.words);
    this.#asked += 1;
    const { platform, id: identity } = this.#member.addresses[0] as Member["addresses"][number];
    const before = this.#noted.now();
    const reply = await this.#world.stafett.engine.handle({
      idempotencyKey: `probe:${this.#asked}`,
      platform,
      identity,
      ask: what,
    });
    // What was accepted is the asker's own text on the asker's own thing, with a number drawn for it.
    // A line is resolved to nothing; what the guard says of it follows from its letters alone, which are drawn.
    const said =
      reply.kind === "done" || place.isLine
        ? reply.kind
        : masked(reply, [id, names.instance], this.#typed);
    return { said, statements: this.#noted.since(before) };
  }
  async file(workflow: AnyWorkflow, file: string, kind: Kind): Promise<string> {
    const links = createFileLinks(this.#world.stafett.core.keys.root, () => publicUrl);
    const { id } = this.#names(kind, workflow.name);
    const url =
      links.link(
        { member: officer, workflow: workflow.name, instance: id, file },
        this.#world.clock.now(),
      ) ?? "";
    const before = this.#noted.now();
    const answer = await this.#world.stafett.files.fetch(url.split("/").at(-1) ?? "", false);
    return JSON.stringify([answer.status, await answer.text(), this.#noted.since(before)]);
  }
  /** What a form of this command offers, so that everything beside the probe is right. */
  async #filled(
    workflow: AnyWorkflow,
    command: string,
    instance: string | undefined,
  ): Promise<Raw> {
    const about = { workflow: workflow.name, ...(instance !== undefined && { instance }) };
    const drawn = {
      kind: "redraw",
      ...about,
      command,
      hidden: {},
      values: {},
      more: true,
    } as const;
    this.#asked += 1;
    const { platform, id: identity } = this.#member.addresses[0] as Member["addresses"][number];
    const reply: Reply = await this.#world.stafett.engine.handle({
      idempotencyKey: `probe:${this.#asked}`,
      platform,
      identity,
      ask: drawn,
    });
    if (reply.kind !== "form") return {};
    return Object.fromEntries(
      reply.form.fields.flatMap(
        ({ name, input, value }): readonly (readonly [string, string | readonly string[]])[] => {
          if (value !== undefined) return [[name, value]];
          if (input.kind === "date") return [[name, "2026-12-08"]];
          if (input.kind === "line") return [[name, "Boka lokal"]];
          const [first] = input.options;
          return first === undefined
            ? []
            : [[name, input.kind === "choices" ? [first.value] : first.value]];
        },
      ),
    );
  }
  /** Each panel and command about one instance; each field of each command that begins something or is on something of one's own; each word with a reference. */
  async places(): Promise<readonly Place[]> {
    const all: Place[] = [];
    const { signedValues } = this.#world.stafett.core;
    for (const workflow of workflows) {
      const { name: of } = workflow;
      for (const [panel, { about }] of Object.entries(workflow.panels))
        if (about === "one")
          all.push({
            name: `${of} panel ${panel}`,
            of,
            asks: (_names, instance) => ({ kind: "panel", workflow: of, instance, panel }),
          });
      for (const [command, { form }] of Object.entries(workflow.commands)) {
        const on = command === workflow.start ? undefined : (workflow.single ?? this.#own.get(of));
        all.push({
          name: `${of}.${command} on it`,
          of,
          asks: (_names, instance) => ({
            kind: "press",
            workflow: of,
            instance,
            command,
            values: {},
          }),
        });
        if (on === undefined && command !== workflow.start) continue;
        const filled = await this.#filled(workflow, command, on);
        const about = { workflow: of, command, ...(on !== undefined && { instance: on }) };
        // Nobody types an id as a text; one of a thousand looks like a number of somebody's to the guard.
        for (const [field, { kind }] of Object.entries(form.fields))
          for (const by of kind === "line"
            ? (["ref", "words"] as const)
            : (["instance", "ref", "words"] as const)) {
            const put = (names: Names): Raw => ({ [field]: names[by] });
            const values = (names: Names): Raw =>
              kind === "token" ? filled : { ...filled, ...put(names) };
            const hidden = (names: Names): Raw => (kind === "token" ? put(names) : {});
            const name = `${of}.${command} ${field} ${by}`;
            all.push({
              name: `${name} pressed`,
              of,
              asks: (names) =>
                proven(signedValues, { kind: "press", ...about, values: put(names) as never }),
            });
            for (const how of ["submit", "redraw"] as const)
              all.push({
                name: `${name} ${how}`,
                of,
                ...(kind === "line" && { isLine: true as const }),
                asks: (names) =>
                  proven(signedValues, {
                    kind: how,
                    ...about,
                    hidden: hidden(names),
                    values: values(names),
                    more: true,
                  }),
              });
          }
      }
      for (const [name, { words }] of [
        ...Object.entries(workflow.panels),
        ...Object.entries(workflow.commands),
      ]) {
        const [word] = words ? this.#world.stafett.engine.locale.entry(words, "sv").split(",") : [];
        if (word !== undefined)
          for (const by of ["ref", "words"] as const)
            all.push({
              name: `${of} "${word}" ${name} ${by}`,
              of,
              asks: (names) => ({ kind: "words", slash: "/stafett", text: `${word} ${names[by]}` }),
            });
      }
    }
    // What may be accepted comes last: it changes what the lists show.
    return all.toSorted(
      (a, b) => Number(a.name.endsWith("submit")) - Number(b.name.endsWith("submit")),
    );
  }
}
