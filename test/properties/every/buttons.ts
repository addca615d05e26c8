// No dead button: what is drawn can be pressed, or says what to do instead; and what may be done can be reached.
import type { AnyWorkflow, Member } from "../../../src/rules/workflow.ts";
import type { Instance, Simulator } from "../simulator.ts";
import { given, isGood, pressed, type Verdict } from "./press.ts";
import {
  type Button,
  buttonsOf,
  type Place,
  type Screen,
  screensFrom,
  screensOf,
} from "./screens.ts";

/** Refused, with what to do first: the only sentences that may follow a button which is drawn. */
const saysWhatFirst: Readonly<Record<string, string>> = {
  "agenda.start.early": "From when it can be started.",
  "agenda.addCase.already": "It is on the agenda: nothing is left to do.",
  "agenda.addCase.none": "A case is opened first.",
  "agenda.addCase.quiet": "A quiet case is on no agenda: it is made louder first.",
  "case.assign.same": "An agency needs two people who work cases.",
  "case.erase.tooEarly": "From when it may be erased.",
  "case.erase.requested": "The request of the person is decided on first.",
  "handover.nothingLeft": "Its cases are closed, or have somebody else: nothing is left to take.",
  "roster.away": "They say that they are back first, or that they cannot.",
  "case.investigation.nobody": "Somebody is invited to the case first.",
  "case.share.noConsent":
    "Nothing is recorded, or the person has said no: the consent is recorded first, or another basis is named.",
  "case.invite.against":
    "The person has said no to that agency: a referral names the provision, and a colleague decides.",
  "case.share.against":
    "The person has said no to the receiver: the provision is named first, and a colleague decides.",
  "case.same.already": "It has been said: the own case has the way to take it back.",
  "case.same.none": "The agency begins a case of its own first.",
  "case.snooze.often": "It has been put off twice: it is made now, or the case is handed over.",
  "case.undo.gone": "Something has been planned since: a new check-in is made instead.",
  "case.undo.late": "The time is over: a new check-in is made instead.",
  "case.file.fetchFirst":
    "The document is fetched first, in a browser: the panel in chat stays as it is, and the button works afterwards.",
  "referral.second.nobody":
    "Everybody there has written it, or is away: another basis is chosen, or the manager is asked.",
  "directory.shelterArea": "Of a shelter no municipality is written: the field is left empty.",
  "nsp.nobodyElse": "Two officers outside the agency are needed: the platform is phoned.",
  "nsp.notCertified": "The certificate has run out since it was drawn: it is renewed first.",
  "rights.erase.open": "The case is closed first.",
  "rights.erase.notFiled": "The case is filed first.",
  "rights.eraseKinds.alone": "Two decide: it waits for a colleague.",
  "rights.erase.alone": "The case is filed first: nobody else is there to confirm.",
  "rights.prolong.late": "The first month is over: it is answered now.",
  "case.close.invited": "The invitation is answered or taken back first.",
  "case.close.referral": "The referral is ended first.",
};
const faultOf = (verdict: Verdict): string | undefined => {
  if ("dead" in verdict) return verdict.dead;
  return "told" in verdict && !(verdict.told in saysWhatFirst) ? verdict.told : undefined;
};
/** Drawn and dead today, with what is said, each with its reason. */
const declared: Readonly<Record<string, string>> = {
  "rights.erase: rights.erase.gone":
    "A journal without its case, which tells its requests when it goes.",
  "rights.eraseKinds: rights.erase.gone": "As above.",
  "rights.confirmErase: rights.erase.gone": "As above.",
  "referral.draft: referral.noCase":
    "Its case has been closed since: the referral does not know, and its buttons stay.",
  "case.consent: case.isClosed": "As above, on a draft that is left.",
  "referral.draft: referral.methodInstead":
    "A referral from before advice was asked for without a case: its buttons stay, and say where to ask.",
  "case.cannotCover: case.cover.past":
    "Their days have been and others' have not: the message stays until the cover is over.",
};
/** May be given at this stage and has no place there, each with its reason. */
const unreached: Readonly<Record<string, string>> = {
  "agenda.start running":
    "Two may press at once: the second sees the meeting, and is refused nothing.",
  "agenda.start draft":
    "At short notice it takes items until it begins, and is then sent by itself: for some minutes before it may be started without a button.",
  "agenda.addCase sent":
    "Where it is drawn one may add a case or an item, not both: the access is wider than the buttons.",
  "agenda.addCase running": "As when it was sent.",
  "agenda.seat running":
    "Whoever takes the chair does it with a button of its own: the access is wider than the buttons.",
  "agenda.excuse running":
    "Who was not there is noted with the presence: the access is wider than the buttons.",
  "referral.mistake withdrawn":
    "Its table says that it has its place elsewhere, and there is none: a referral that was withdrawn is in no list.",
  "referral.astray withdrawn": "As that it is a mistake.",
  "referral.notOurs sent":
    "Of an agency outside the sender says that it went astray: the receiver's button is not drawn.",
  "referral.notOurs received": "As when it was sent.",
  "referral.notOurs question": "As when it was sent.",
  "referral.notOurs accepted": "As when it was sent.",
  "oversight.newest asked":
    "Whoever has put the panel of a search away asks anew: its pages are in no list.",
  "oversight.further asked": "As the way back.",
  "case.weekend open":
    "Asked on a Friday, of the one who has it; on other days the access is wider than the buttons.",
};
const nameOf = ({ action, on }: Button): string =>
  `${on.workflow}.${"panel" in action ? action.panel : "command" in action ? action.command : "phone"}`;
const placeOf = ({ own, name }: Screen): string => `${own.workflow} ${name.split(":")[0]}`;

const isThere = (sim: Simulator, { on: { instance } }: Button): boolean =>
  instance === undefined || sim.instances.has(instance);
const deadIn = (
  sim: Simulator,
  member: Member,
  screens: readonly Screen[],
  counts = (_button: Button) => true,
): readonly string[] =>
  screens
    .filter(({ from }) => from === "post" || from === "list")
    .flatMap(buttonsOf)
    .filter(counts)
    .flatMap((button) => {
      const fault = faultOf(pressed(sim, member, button));
      if (fault === undefined || `${nameOf(button)}: ${fault}` in declared) return [];
      return [
        `${placeOf(button.screen)} shows a button for ${nameOf(button)}, and it says: ${fault}`,
      ];
    });
/** To one person: each button is theirs. What a word leads to the core has already looked at; what would be shown afterwards is not there yet. */
const deadOf = (sim: Simulator, member: Member): readonly string[] =>
  deadIn(sim, member, screensOf(sim, member));
/** The messages of one instance and its panels. A journal names some that nobody recorded: there is nothing to press them on. */
export const deadAbout = (sim: Simulator, one: Instance): readonly string[] =>
  [...sim.people.members.values()].flatMap((member) =>
    deadIn(sim, member, screensFrom(sim, member, one), (button) => isThere(sim, button)),
  );
/** In a space: somebody there may. */
const deadInSpaces = (sim: Simulator): readonly string[] => {
  const alive = new Map<string, { readonly is: boolean; readonly what: string }>();
  for (const member of sim.people.members.values())
    for (const screen of screensOf(sim, member).filter(({ from }) => from === "space"))
      for (const button of buttonsOf(screen)) {
        const key = `${screen.own.instance} ${screen.name} ${nameOf(button)} ${button.on.instance}`;
        const what = `${placeOf(screen)} shows a button for ${nameOf(button)} in a space, where nobody may press it`;
        alive.set(key, {
          what,
          is: alive.get(key)?.is === true || faultOf(pressed(sim, member, button)) === undefined,
        });
      }
  return [...alive.values()].filter(({ is }) => !is).map(({ what }) => what);
};
export const deadButtons = (sim: Simulator): readonly string[] => [
  ...[...sim.people.members.values()].flatMap((member) => deadOf(sim, member)),
  ...deadInSpaces(sim),
];

const isReached = (
  sim: Simulator,
  member: Member,
  { workflow, instance }: Place,
  command: string,
): boolean =>
  screensOf(sim, member)
    .flatMap(buttonsOf)
    .some(
      ({ action, on }) =>
        "command" in action &&
        action.command === command &&
        on.workflow === workflow &&
        on.instance === instance,
    );
/** What is given only with what a button brings: nobody could give it without one. */
const needsButton = (spec: AnyWorkflow["commands"][string]): boolean =>
  Object.values(spec.form.fields).some((field) => field.kind === "token" && !field.optional);
export const hiddenIn = (sim: Simulator, one: Instance): readonly string[] => {
  const { workflow, id: instance } = one;
  const place = { workflow: workflow.name, instance };
  const { step = "" } = one.state as { readonly step?: string };
  const members = [...sim.people.members.values()];
  return Object.entries(workflow.commands).flatMap(([command, spec]) => {
    if (spec.words || command === workflow.start || needsButton(spec)) return [];
    if (`${workflow.name}.${command} ${step}` in unreached) return [];
    const may = members.filter((member) => spec.access(one.state, { member }, sim.world({})));
    if (may.some((member) => isReached(sim, member, place, command))) return [];
    if (!may.some((member) => isGood(given(sim, member, place, command, {})))) return [];
    return [
      `${workflow.name}.${command} of one that is ${step} may be given, and nobody finds a button or a word for it`,
    ];
  });
};
/** Whatever somebody may do now, somebody who may finds a button for, or a word. */
export const hidden = (sim: Simulator): readonly string[] =>
  [...sim.instances.values()].flatMap((one) => hiddenIn(sim, one));
