// Somebody does something: what they ask is heard once, twice at a time, late, or again because no answer came.
import type { Ask, Incoming, Reply } from "../../adapters/port.ts";
import type { Register } from "../../src/app/configuration/register.ts";
import { calendar } from "../../src/calendar/index.ts";
import type { Member } from "../../src/rules/workflow.ts";
import { workflows } from "../../workflows/index.ts";
import { instant } from "../properties/simulator.ts";
import type { Disk } from "./disk.ts";
import type { Draws } from "./draws.ts";
import type { Parts } from "./parts.ts";
import { buttonsIn, Person } from "./person.ts";
import { trespass } from "./promises.ts";
import { saidByPeople } from "./words.ts";

type Among = Parts & {
  register(): Register;
  idempotencyKey(): string;
  say(what: string): void;
  count(what: string): void;
  wrong(what: string): void;
};
const [minuteMs, hourMs] = [60_000, 3_600_000];

export class Acting {
  readonly #o: Among;
  constructor(among: Among) {
    this.#o = among;
  }
  /** Somebody does something. */
  async act(n: number, d: Draws): Promise<void> {
    const members = this.#o.register().members.filter(({ addresses }) => addresses.length > 0);
    // Most of what is done is done by a few.
    const member = members[n % (n % 3 < 2 ? Math.min(8, members.length) : members.length)];
    const address = member?.addresses[0];
    if (!member || !address) return;
    const day = (days: number): string =>
      calendar.day(calendar.addDays(instant(this.#o.machine.shown()), days, "09:00"));
    const asking = (ask: Ask, idempotencyKey: string, own?: string): Promise<Reply | undefined> =>
      this.#ask(
        { idempotencyKey, platform: address.platform, identity: address.id, ask },
        member,
        own,
        d,
      );
    const person = new Person(d, asking, day, () => this.#o.idempotencyKey());
    const kind = d.int(100);
    if (kind < 40) return person.home();
    if (kind < 55) return person.says(d.pick(saidByPeople) ?? "hjälp");
    if (kind >= 96) return this.#forces(person, d);
    const own =
      kind < 92 ? (to: string) => to === address.id || this.#isIn(to, member) : () => true;
    const cloud = this.#o.clouds.find(({ platform }) => platform === address.platform);
    const standing = [...(cloud?.standing.values() ?? [])].filter(({ delivery }) =>
      own(delivery.to.id),
    );
    const message = d.chance(0.6)
      ? standing.at(-1 - d.int(Math.min(8, standing.length)))
      : d.pick(standing);
    const button = message && d.pick(buttonsIn(message.delivery.message));
    return button ? person.press(button) : person.says("hjälp");
  }
  /** Asks for something of something, as only a program of somebody's own would: whether it is theirs or not. */
  async #forces(person: Person, d: Draws): Promise<void> {
    const all = this.#o.disk.rows(
      "select instance, workflow from instances where erased_at is null order by instance",
    );
    const { instance, workflow } = d.pick(all) ?? {};
    const command = d.pick(
      Object.keys(workflows.find(({ name }) => name === workflow)?.commands ?? {}),
    );
    if (command === undefined) return;
    const press = { workflow: String(workflow), instance: String(instance), command, values: {} };
    return person.press({ label: "", does: { press, opens: true } });
  }
  #isIn(to: string, { agency }: Member): boolean {
    return this.#o
      .register()
      .spaces.some(
        ({ agencies, addresses }) =>
          agencies.includes(agency) && addresses.some(({ id }) => id === to),
      );
  }
  /** Once, twice at a time, late, or again because no answer came. */
  async #ask(
    incoming: Incoming,
    member: Member,
    own: string | undefined,
    d: Draws,
  ): Promise<Reply | undefined> {
    if (d.chance(0.03)) await this.#o.machine.sleep(d.int(2 * hourMs));
    const writes = incoming.ask.kind === "press" || incoming.ask.kind === "submit";
    let reply: Reply | undefined;
    for (let tries = 0; tries < 3 && reply === undefined; tries++) {
      const before = writes && own !== undefined ? this.#o.disk.one(own) : undefined;
      const again = writes && d.chance(0.06) ? this.#o.process.ask(incoming) : undefined;
      const came = await this.#o.process.ask(incoming);
      await again;
      this.#o.promises.told(incoming, came, this.#o.disk, this.#o.machine.now);
      this.#o.say(`${member.id} ${nameOf(incoming.ask)} → ${came?.kind ?? "no answer"}`);
      this.#o.count(`reply ${came?.kind ?? "none"}`);
      if (before && came?.kind === "done")
        for (const wrong of this.#trespasses(before.id, before, member)) this.#o.wrong(wrong);
      // The answer is lost on its way back.
      if (d.chance(0.03)) await this.#o.machine.sleep(d.int(10 * minuteMs));
      else reply = came;
      if (came === undefined) await this.#o.machine.sleep(minuteMs);
    }
    return reply;
  }
  #trespasses(
    id: string,
    before: NonNullable<ReturnType<Disk["one"]>>,
    member: Member,
  ): readonly string[] {
    const people = this.#o.disk.people;
    return people ? trespass(before, this.#o.disk.one(id), member, people) : [];
  }
}
const nameOf = (ask: Ask): string => {
  if (ask.kind === "words") return `says ${ask.text}`;
  if ("command" in ask) return `${ask.kind} ${ask.workflow}.${ask.command}`;
  return ask.kind === "panel" ? `panel ${ask.workflow}.${ask.panel}` : ask.kind;
};
