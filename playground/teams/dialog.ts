// A dialog of Teams' client, as a person fills it in, sends it, and searches in its lists.
import type { TeamsAction } from "../page/teams-contract.ts";
import { afterSearch, afterTask } from "./answers.ts";
import { type Choice, filled, merged, pressed, queried } from "./card-actions.ts";
import { deliver } from "./inbound.ts";
import * as payloads from "./payloads.ts";
import {
  mark,
  messageSeen,
  placeFor,
  type Scene,
  see,
  shown,
  type TeamsSeen,
  threadOf,
  type Values,
} from "./scene.ts";
import type { OpenDialog, StoredActivity } from "./state.ts";

/** Where a dialog was opened, and at which message. */
function originOf(
  scene: Scene,
  { conversation, activity }: OpenDialog,
): { place: payloads.Place; message?: StoredActivity } {
  const place = placeFor(scene, conversation);
  const message = messageSeen(scene, place.id, activity);
  return message
    ? { place: threadOf(place, message), message }
    : { place: { conversation: place } };
}

export async function submit(
  scene: Scene,
  action: TeamsAction,
  given?: Values,
): Promise<TeamsSeen> {
  const { core, outbox, person } = scene;
  const dialog = core.state.dialogs[person.id];
  if (!dialog || "message" in dialog.shown)
    throw new RangeError(`${person.id} has no dialog to fill in`);
  const { values, refused } = filled(
    dialog.shown.card,
    pressed(dialog.shown.card, action),
    given,
    dialog.found,
  );
  const since = mark(scene);
  if (refused.length > 0) return see(scene, since, { error: "invalid_input", refused });
  const { place, message } = originOf(scene, dialog);
  const payload = payloads.dialogSubmit(
    core,
    person,
    place,
    dialog,
    merged(action.data, values),
    message,
  );
  const answer = await deliver(core, outbox, payload);
  const { shown: _, found: __, ...origin } = dialog;
  return shown(scene, since, answer, afterTask(core, person.id, origin, answer));
}
export async function search(
  scene: Scene,
  inputId: string,
  text: string,
  given?: Values,
): Promise<readonly Choice[] | undefined> {
  const { core, outbox, person } = scene;
  const dialog = core.state.dialogs[person.id];
  if (!dialog || "message" in dialog.shown)
    throw new RangeError(`${person.id} has no dialog to search in`);
  const { dataset, withInputs } = queried(dialog.shown.card, inputId);
  // Reports: in the dialog of a message extension no request is made.
  if (core.options.unsearching || dialog.extension !== undefined) return undefined;
  const data = withInputs
    ? { data: filled(dialog.shown.card, {}, given, dialog.found).values }
    : {};
  const { place } = originOf(scene, dialog);
  const found = afterSearch(
    await deliver(
      core,
      outbox,
      payloads.search(core, person, place, { queryText: text, dataset, ...data }),
    ),
  );
  if (found)
    dialog.found = { ...dialog.found, [inputId]: [...(dialog.found?.[inputId] ?? []), ...found] };
  return found;
}
