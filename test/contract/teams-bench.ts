// The Teams adapter on its bench: one person, one channel.
import { onTestFinished } from "vitest";
import type { Incoming, Reply } from "../../adapters/port.ts";
import type { TeamsStandIn } from "../../playground/teams/stand-in.ts";
import { buttonsIn, cardText, inputsIn, teamsRig } from "../support/teams.ts";
import type { Bench, Screen, Trouble } from "./adapters.ts";

const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
const ada = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
const room = "19:rum-000000000000000000000000@thread.tacv2";
type Answer = (incoming: Incoming) => Reply | Promise<Reply>;

type Seen = ReturnType<ReturnType<TeamsStandIn["as"]>["see"]>;
const dialogCard = (seen: Seen): unknown =>
  seen.dialog && "card" in seen.dialog ? seen.dialog.card : undefined;
/** The line after a field is its error when it begins with the mark of a warning. */
const errorsIn = (card: unknown): Record<string, string> => {
  const found: Record<string, string> = {};
  const { body = [] } = (card ?? {}) as { body?: readonly { id?: string }[] };
  let field = "";
  for (const element of body) {
    if (element.id?.startsWith("f:")) field = element.id;
    const text = cardText(element);
    if (field !== "" && text.startsWith("⚠️ ")) found[field] = text.slice(3);
  }
  return found;
};
const screen = (seen: Seen): Screen => {
  const { dialog } = seen;
  const said = seen.targeted.map((activity) =>
    [activity.text ?? "", cardText(activity.card)].join("\n"),
  );
  const shown =
    dialog === null
      ? ""
      : "message" in dialog
        ? dialog.message
        : `${dialog.title}\n${cardText(dialog.card)}`;
  const card = dialogCard(seen);
  return {
    text: [...said, shown, seen.said ?? ""].filter((text) => text.trim() !== "").join("\n"),
    fields: inputsIn(card).filter((id) => id.startsWith("f:")),
    errors: errorsIn(card),
    status: seen.status,
  };
};
const faults: Readonly<Record<Exclude<Trouble, "no such place">, (cloud: TeamsStandIn) => void>> = {
  rate: (cloud) => cloud.faults.next({ kind: "429", method: "create", retryAfterS: 7 }),
  passing: (cloud) => cloud.faults.next({ kind: "429", method: "create" }),
  "lost before": (cloud) => cloud.faults.next({ kind: "500", method: "create" }),
  "lost after": (cloud) => cloud.faults.next({ kind: "lost", method: "create" }),
  "update lost": (cloud) => cloud.faults.next({ kind: "lost", method: "update" }),
};

export const openTeams = async (): Promise<Bench & { readonly cloud: TeamsStandIn }> => {
  const asked: Incoming[] = [];
  let answer: Answer = () => ({ kind: "done" });
  const { cloud, adapter, close } = await teamsRig({
    cloud: {
      now: () => Date.now(),
      tenants: [{ id: tenant, name: "Malmö stad" }],
      users: [{ id: ada, tenant, name: "ada" }],
      channels: [{ id: room, tenant, name: "rum", members: [ada] }],
    },
    handle: async (incoming) => {
      asked.push(incoming);
      return answer(incoming);
    },
  });
  onTestFinished(close);
  const person = cloud.as(ada);
  const placeOf = (place: "member" | "space"): string =>
    place === "space" ? room : cloud.personal(ada);
  /** The button of an opener is pressed at once: what a person would do next. */
  const opened = async (conversation: string, seen: Seen): Promise<Screen> => {
    const last =
      seen.targeted.at(-1) ?? cloud.activities(conversation).findLast((a) => a.from === undefined);
    const [button, second] = buttonsIn(last?.card);
    const fetches =
      (button?.data as { msteams?: { type?: string } } | undefined)?.msteams?.type === "task/fetch";
    if (!last || !button || second || !fetches || !("q" in (button.data as object)))
      return screen(seen);
    asked.pop();
    return screen(await person.press(conversation, last.id, button));
  };
  const inDialog = (label: string) => {
    const found = buttonsIn(dialogCard(person.see())).find((button) => button.title === label);
    if (!found) throw new Error(`no button ${label} in the dialog`);
    return found;
  };
  return {
    cloud,
    adapter,
    member: `${tenant}/${ada}`,
    space: `${tenant}/${room}`,
    asked,
    harmless: (text) => text,
    answers: (reply) => {
      answer = reply;
    },
    lies: (place) =>
      cloud.activities(placeOf(place)).map((activity) => ({
        id: activity.id,
        text: cardText(activity.card),
        buttons: buttonsIn(activity.card).map((button) => button.title),
      })),
    trouble: (kind) => {
      if (kind === "no such place") cloud.uninstallFromChannel(room);
      else faults[kind](cloud);
    },
    says: async (words) => opened(room, await person.say(room, words)),
    presses: async (place, label) => {
      const conversation = placeOf(place);
      const activity = cloud
        .activities(conversation)
        .find((a) => buttonsIn(a.card).some((button) => button.title === label));
      const button = buttonsIn(activity?.card).find((each) => each.title === label);
      if (!activity || !button) throw new Error(`no button ${label}`);
      const seen = await person.press(conversation, activity.id, button);
      const [again, other] = buttonsIn(dialogCard(seen));
      if (again?.title !== label || other) return screen(seen);
      // A question before the button: the same words once more. Whether this person may be asked it was asked first.
      asked.pop();
      return screen(await person.submit(again));
    },
    pressesInside: async (label) => screen(await person.submit(inDialog(label))),
    submits: async (values = {}) => {
      const [submit] = buttonsIn(dialogCard(person.see()));
      if (!submit) throw new Error("no dialog is open");
      const typed = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          `f:${name}`,
          typeof value === "string" ? value : value.join(","),
        ]),
      );
      return screen(await person.submit(submit, typed));
    },
    opensHome: async () => {
      const conversation = cloud.personal(ada);
      const { status } = await person.say(conversation, "");
      const card = cloud
        .activities(conversation)
        .findLast((activity) => activity.from === undefined)?.card;
      return { text: cardText(card), fields: [], errors: {}, status };
    },
  };
};
