// Plays acts of the guide without drawing them: the same commands, as requests. It prepares what a step needs, and tests play whole steps with it.
import type { View } from "./blocks.ts";
import type { PlayState, Requests } from "./contract.ts";
import {
  findPress,
  formWords,
  labelled,
  type Moment,
  personOf,
  pictureOf,
  refIn,
  type Sought,
  soughtBy,
  valueFor,
  wishFor,
} from "./find.ts";
import type { Door } from "./guide-door.ts";
import {
  type Act,
  isAtEnd,
  mailWords,
  type Picture,
  type Scene,
  type SlackAct,
  type Step,
  typed,
  type Who,
} from "./guide-kit.ts";
import { QuietTeams } from "./teams/quiet.ts";
import type { Lang } from "./texts.ts";
import { type ClockMove, soon, target } from "./time.ts";
import { isEmpty, pressOf, valuesOf } from "./values.ts";

const POLL_MS = 20;
const WAIT_MS = 4000;
/** More points than a meeting has. */
const AGAIN_MAX = 60;
/** As many views as Slack stacks. */
export const STACK = 3;

const isState = (answer: Partial<PlayState>): answer is PlayState => answer.channels !== undefined;

/** One person in each window. `ref`: the guide's case. Throws where nothing comes of an act. */
export class Quiet {
  readonly #door: Door;
  readonly #lang: Lang;
  readonly #teams: QuietTeams;
  ref: string | null;
  #slack: PlayState | null = null;
  #place: string | undefined;
  #mail = "";
  constructor(door: Door, lang: Lang, ref: string | null) {
    this.#door = door;
    this.#lang = lang;
    this.ref = ref;
    this.#teams = new QuietTeams(door, (look, what) => this.#until(look, what));
  }
  /** Brings about what the step needs, where it does not hold. */
  async prepare({ needs }: Pick<Step, "needs">): Promise<void> {
    for (const need of needs) {
      if (need.holds(await this.#scene(need.as))) continue;
      await this.prepare({ needs: need.needs ?? [] });
      await this.perform(need.acts);
    }
  }
  /** With what it needs, until its end can be read. */
  async play(step: Step): Promise<void> {
    await this.prepare(step);
    await this.perform(step.acts);
    await this.#until(() => isAtEnd(step, this.picture()), `${step.id}: its end`);
  }
  picture(): Picture {
    return {
      slack: this.#slack ? pictureOf(this.#slack, this.#place) : "",
      teams: this.#teams.picture(),
      mail: this.#mail,
    };
  }
  async perform(acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      if ("read" in act) await this.#settle();
      else if (act.in === "teams") await this.#teams.perform(act, await this.#moment());
      else await this.#one(act);
    }
  }
  async #scene(as: Who): Promise<Scene> {
    await this.#become(as);
    await this.#settle();
    const cases = await this.#door.cases();
    const row = cases.find((one) => one.ref === this.ref);
    const told = row ? { row, journal: await this.#door.journal(row.ref) } : null;
    return {
      slack: this.#known(),
      teams: await this.#door.teams(""),
      told,
      now: await this.#now(),
    };
  }
  /** What is on its way has come: an older message may have the button that is looked for, too. */
  async #settle(): Promise<void> {
    await this.#door.settled();
    await this.#look();
  }
  #known(): PlayState {
    if (!this.#slack) throw new Error("nobody is there yet");
    return this.#slack;
  }
  async #now(): Promise<number> {
    return Date.parse((await this.#door.clock()).now);
  }
  async #moment(): Promise<Moment> {
    return {
      lang: this.#lang,
      now: await this.#now(),
      ref: this.ref,
      off: (this.#slack ?? (await this.#look())).off,
    };
  }
  async #look(): Promise<PlayState> {
    this.#slack = await this.#door.state(this.#slack?.user ?? "");
    await this.#teams.look();
    this.#mail = mailWords(await this.#door.mail());
    return this.#slack;
  }
  async #until<T>(look: () => T | undefined | false | null, what: string): Promise<T> {
    for (let waited = 0; ; waited += POLL_MS) {
      const found = look();
      if (found) return found;
      if (waited > WAIT_MS) throw new Error(`not there: ${what}`);
      await this.#door.pause(POLL_MS);
      await this.#look();
    }
  }
  async #send<K extends keyof Requests>(what: K, body: Requests[K]): Promise<void> {
    const answer = await this.#door.post(what, body);
    if (isState(answer)) this.#slack = answer;
    else await this.#look();
  }
  async #become(who: Who): Promise<void> {
    const { users } = this.#slack ?? (await this.#look());
    const user = personOf(users, who);
    if (!user) throw new Error(`nobody is ${who.name} of ${who.agency}`);
    this.#slack = await this.#door.state(user.id);
  }
  async #one(act: SlackAct): Promise<void> {
    if ("as" in act) return this.#become(act.as);
    const { user } = this.#slack ?? (await this.#look());
    if ("go" in act) {
      const { go } = act;
      const fits = ({ kind, name }: PlayState["channels"][number]) =>
        go === "dm" ? kind === "dm" : kind === "channel" && go.test(name);
      this.#place = (
        await this.#until(() => this.#slack?.channels.find(fits), `the place ${go}`)
      ).id;
      return;
    }
    if ("type" in act)
      return this.#type(
        user,
        typed(act, this.#lang)
          .replace("{ref}", this.ref ?? "")
          .trim(),
      );
    if ("fill" in act) return this.#fill(user, act.fill);
    if ("submit" in act) return this.#submit(user);
    if ("press" in act) return this.#press(user, soughtBy(act, this.ref));
    if ("again" in act) return this.#pressUntil(user, act);
    // Nobody looks.
    if ("beside" in act) return;
    if ("look" in act)
      return void (await this.#until(
        () => this.#slack && findPress(this.#slack, { press: act.look }),
        `something that says ${act.look}`,
      ));
    if ("clock" in act) return this.#move(act.clock);
    if ("keep" in act) {
      this.ref = await this.#until(() => refIn(this.#known()), "a reference");
      return;
    }
    for (let depth = 0; depth < STACK && this.#slack?.modal; depth++)
      await this.#send("close", { user, viewId: this.#slack.modal.id });
  }
  async #move(move: ClockMove): Promise<void> {
    const now = await this.#now();
    const to = target(move, now, this.#known().off);
    if (to > now) await this.#send("clock", { to: new Date(to).toISOString() });
  }
  async #type(user: string, text: string): Promise<void> {
    const { channels } = this.#known();
    const channel =
      (
        channels.find((c) => c.kind === "channel" && c.id === this.#place) ??
        channels.find((c) => c.kind === "channel")
      )?.id ?? "";
    const [command = "", ...rest] = text.split(/\s+/);
    await this.#send("slash", { user, channel, command, text: rest.join(" ") });
  }
  async #fill(user: string, wishes: Extract<SlackAct, { fill: unknown }>["fill"]): Promise<void> {
    const first = await this.#form();
    const moment = await this.#moment();
    const seen = new Set<string>();
    for (;;) {
      const view = this.#slack?.modal;
      const next =
        view?.id === first.id
          ? labelled(view).find(({ blockId }) => !seen.has(blockId))
          : undefined;
      if (!view || !next) return;
      const { blockId, block, field, label, optional } = next;
      seen.add(blockId);
      const values = this.#values(view);
      const wish = wishFor(wishes, label, moment);
      const standing = values[blockId]?.[field.action_id];
      const value =
        !wish && (optional || (standing && !isEmpty(standing)))
          ? null
          : valueFor(field, wish, soon(moment.now, moment.off));
      if (!value) continue;
      this.#edits = { ...values, [blockId]: { ...values[blockId], [field.action_id]: value } };
      if (block.type === "input" && block.dispatch_action)
        await this.#send("click", {
          user,
          viewId: view.id,
          blockId,
          actionId: field.action_id,
          ...pressOf(value),
          state: this.#edits,
        });
    }
  }
  #edits: ReturnType<typeof valuesOf> = {};
  #values(view: View): ReturnType<typeof valuesOf> {
    return valuesOf(view.blocks, this.#edits);
  }
  #form(): Promise<View> {
    return this.#until(() => (this.#slack?.modal?.submit ? this.#slack.modal : null), "a form");
  }
  async #submit(user: string): Promise<void> {
    const view = await this.#form();
    await this.#send("submit", { user, viewId: view.id, values: this.#values(view) });
    const errors = this.#slack?.modal?.id === view.id ? this.#slack.modal.errors : undefined;
    if (errors) throw new Error(`the form says ${JSON.stringify(errors)}`);
    this.#edits = {};
  }
  async #press(user: string, sought: Sought): Promise<void> {
    const found = await this.#until(
      () => this.#slack && findPress(this.#slack, sought),
      `something to press that says ${sought.press}`,
    );
    if (found.place) this.#place = found.place;
    const view = this.#slack?.modal;
    await this.#send(
      "click",
      "view" in found.scope && view
        ? { user, viewId: found.scope.view, ...found.press, state: this.#values(view) }
        : { user, ...(found.scope as { channel: string; ts: string }), ...found.press },
    );
  }
  async #pressUntil(
    user: string,
    { again, until: end }: Extract<SlackAct, { again: RegExp }>,
  ): Promise<void> {
    for (let times = 0; times < AGAIN_MAX; times++) {
      const state = await this.#until(() => this.#slack?.modal && this.#slack, "a form");
      if (end.test(formWords(state))) return;
      await this.#until(
        () =>
          this.#slack && findPress({ ...this.#slack, channels: [], home: null }, { press: again }),
        `${again} in the form`,
      );
      await this.#press(user, { press: again });
    }
    throw new Error(`${again} never leads to ${end}`);
  }
}
