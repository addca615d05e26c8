// Who belongs to which audience: readers, lists and posts name one, and a member belongs to some today.
import { inWords, t } from "./say.ts";
import type { AgencyId, Instant, MemberId } from "./ui.ts";
import { agencyOf } from "./who.ts";
import {
  type Access,
  type Audience,
  type Member,
  memberOf,
  noView,
  type People,
  type Refusal,
  refuse,
  type World,
} from "./workflow.ts";

/** Anybody who may have cases, by role. */
export const anyWorker: Access<unknown> = (_state, actor, world) => {
  const member = memberOf(actor);
  return member !== undefined && world.people.works(member);
};

/** No-case mode: with real tokens an agency works no cases until the configuration records that it may. Stafett does not judge the records. */
export const notReady = (agency: AgencyId | undefined, world: World): Refusal | undefined => {
  const missing = world.people.guarded ? (agencyOf(agency, world)?.missing ?? []) : [];
  const list = missing.map((what) => inWords("case.missing", what));
  return list.length > 0 ? refuse(t("case.notReady", { missing: { list } })) : undefined;
};

/** Why no case goes to this agency by Stafett; undefined: it can. One that keeps no class B is phoned. */
export const cannotTake = (agency: AgencyId, world: World): Refusal | undefined => {
  if (notReady(agency, world)) return refuse("case.invite.notReady");
  return agencyOf(agency, world)?.classA ? refuse("case.invite.classA") : undefined;
};

/** One audience as the database names it: `m:` a person, `a:` those of an agency who work cases, `g:` those of an agency who go to meetings, `s:` a space. */
export const audienceKey = (audience: Audience): string => {
  if ("member" in audience) return `m:${audience.member}`;
  if ("space" in audience) return `s:${audience.space}`;
  return `${audience.attending ? "g" : "a"}:${audience.agency}`;
};
/** The audiences that a member belongs to today. A technician and an auditor of an agency belong to none of its. */
export const audiencesOf = (member: Member, people: People): readonly string[] => [
  `m:${member.id}`,
  ...(people.works(member) ? [`a:${member.agency}`] : []),
  ...(people.attends(member) ? [`g:${member.agency}`] : []),
];
type Asked = { readonly by: MemberId; readonly at: Instant; readonly eraseBy?: Instant };
/** The view of an answer that is posted nowhere: whoever asked reads it while they may (`reads`), and after so many days the command `forget` takes it away. */
export const keptFor = <S extends Asked>(
  state: S,
  reads: Access<S>,
  world: World,
  days: number,
) => {
  const { by, at, eraseBy } = state;
  const member = world.people.members.get(by);
  return {
    ...noView,
    timers: eraseBy
      ? []
      : [
          {
            key: "forget",
            at: world.calendar.addDays(at, days, "09:00"),
            command: "forget" as const,
          },
        ],
    readers: member && reads(state, { member }, world) ? [{ member: by }] : [],
    ...(eraseBy && { erase: eraseBy }),
  };
};
