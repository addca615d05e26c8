// Every panel, message and form of every workflow as a page of the web, with hostile texts in all places: no element and no attribute comes of one.
import { expect, test } from "vitest";
import type { WordedForm, WordedMessage, WordedPanel } from "../../adapters/port.ts";
import { formPage } from "../../adapters/web/html/form.ts";
import { inboxPage } from "../../adapters/web/html/inbox.ts";
import { panelPage } from "../../adapters/web/html/panel.ts";
import { drawForm } from "../../src/engine/forms.ts";
import type { Member, People } from "../../src/rules/workflow.ts";
import type { Reader } from "../../src/words/locale.ts";
import { hostile, written } from "../support/hostile.ts";
import { skeletonOf } from "../support/markup.ts";
import { testChrome } from "../support/web.ts";
import { locale } from "./checks.ts";
import { contexts } from "./contexts.ts";
import { recorded } from "./every/journals.ts";
import { type Screen, screensAbout, screensOf } from "./every/screens.ts";
import { walk } from "./every/walk.ts";
import { type Instance, Simulator } from "./simulator.ts";

const plain = "vanlig text";
/** The same people, all of whose names are one text. */
const called = (people: People, name: string): People => {
  const all = <T extends object>(map: ReadonlyMap<string, T>) =>
    new Map([...map].map(([id, one]) => [id, { ...one, name }]));
  return {
    ...people,
    agencies: all(people.agencies),
    members: all(people.members),
    spaces: all(people.spaces),
  } as unknown as People;
};
type Draw = (reader: Reader, text: string | undefined) => string;
/** As a page, with one text in the place of all texts, or as it is. */
const asked = (form: WordedForm, text: string | undefined): string =>
  formPage(text === undefined ? form : written(form, text), testChrome(), {
    action: "/form/w/c",
    ...(text !== undefined && { said: text }),
  });
const shown = (panel: WordedPanel, text: string | undefined): string =>
  panelPage(text === undefined ? panel : written(panel, text), testChrome(), text);
const posted = (message: WordedMessage, text: string | undefined): string =>
  inboxPage(
    {
      posts: [{ id: "p", message: text === undefined ? message : written(message, text) }],
      home: undefined,
    },
    testChrome(),
  );
const drawOf =
  ({ from, name, own, content }: Screen): Draw =>
  (reader, text) =>
    (from === "post" || from === "space") && name !== "show" && "notice" in (content as object)
      ? posted(locale.message(content as never, reader, own as never), text)
      : shown(locale.panel(content as never, reader, own as never), text);

/** `STAFETT_RUNS=20`: each of the shapes of each kind of screen. It takes minutes. */
const isDeep = Number(process.env.STAFETT_RUNS ?? 0) >= 20;
const mostLooks = isDeep ? Number.POSITIVE_INFINITY : 4;
const drawn = new Set<string>();
const looks = new Map<string, number>();
let nth = 0;
const faultsOf = (kind: string, sim: Simulator, member: Member, draw: Draw): readonly string[] => {
  if ((looks.get(kind) ?? 0) >= mostLooks) return [];
  looks.set(kind, (looks.get(kind) ?? 0) + 1);
  const readerOf = (name: string): Reader => ({
    language: member.language,
    people: called(sim.people, name),
    viewer: member,
  });
  const shape = skeletonOf(draw(readerOf(plain), plain));
  const key = `${kind} ${shape.join()}`;
  if (drawn.has(key)) return [];
  drawn.add(key);
  const text = hostile[nth++ % hostile.length] ?? "";
  const named = [plain, text].map((name) =>
    skeletonOf(draw(readerOf(name), undefined))
      .toSorted()
      .join(),
  );
  return [
    ...(skeletonOf(draw(readerOf(plain), text)).join() === shape.join()
      ? []
      : [`${kind}: ${JSON.stringify(text)} became markup`]),
    ...(named[0] === named[1] ? [] : [`${kind}: a name ${JSON.stringify(text)} became markup`]),
  ];
};
const ofScreens = (sim: Simulator, member: Member, screens: readonly Screen[]): readonly string[] =>
  screens
    .filter(({ name }) => name !== "words")
    .flatMap((screen) =>
      faultsOf(
        `${screen.own.workflow} ${screen.name.replace(/[~:].*/, "")}`,
        sim,
        member,
        drawOf(screen),
      ),
    );
const ofForms = (sim: Simulator, member: Member, of?: Instance): readonly string[] =>
  contexts(sim, member)
    .filter(({ instance }) => of === undefined || instance === of.id)
    .flatMap((context) =>
      [false, true].flatMap((more) =>
        faultsOf(`${context.workflow} form ${context.command}`, sim, member, (reader, text) =>
          asked(drawForm({ ...context, more }, "f:1:x", locale, reader), text),
        ),
      ),
    );
const everybody = (sim: Simulator): readonly string[] =>
  [...sim.people.members.values()].flatMap((member) => [
    ...ofScreens(sim, member, screensOf(sim, member)),
    ...ofForms(sim, member),
  ]);

const panelsOf = ({ workflows }: Simulator): readonly string[] =>
  [...workflows.values()].flatMap(({ name, panels }) =>
    Object.keys(panels).map((panel) => `${name} ${panel}`),
  );

test("on pages of every workflow a hostile text or name is text", () => {
  expect([...walk(1, 12, { everybody }).values()].flat()).toEqual([]);
  expect(looks.size).toBeGreaterThan(200);
});
/** Whatever a journal has ever held: every panel that there is, in each of its shapes. */
test.skipIf(!isDeep)("on every page of every workflow a hostile text or name is text", () => {
  recorded(({ sim, one }) => {
    for (const member of sim.people.members.values())
      expect([
        ...ofScreens(sim, member, screensAbout(sim, member, one)),
        ...ofForms(sim, member, one),
      ]).toEqual([]);
  });
  expect(panelsOf(new Simulator(0)).filter((panel) => !looks.has(panel))).toEqual([]);
});
