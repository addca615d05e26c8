// What stands in chat because of people: who is away, who is back, who cannot be reached, and that something failed.
import { card, dm, message, on, onDay, type Said, show, t, text } from "../../src/rules/say.ts";
import type { AgencyId, MemberId, Open, Phrase } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { Member, Platform, Post, World } from "../../src/rules/workflow.ts";
import { dutyPosts } from "./giving.ts";
import { overseeingPosts } from "./overseeing.ts";
import type { State } from "./state.ts";

type Posts = readonly Post<never>[];
const awayPosts = (state: State, world: World): Posts =>
  Object.entries(state.away).flatMap(([id, { from, until }]) => {
    const who = { member: id as MemberId };
    const deputy = world.people.onDuty(who, from);
    if (deputy === id) return [];
    return dm(`away:${id}:${from}`, deputy, "inHours", {
      title: "people.awayPost.title",
      notice: "people.awayPost.notice",
      body: [
        text(t("people.awayPost.body", { who, until: onDay(world.calendar.wall(until, "08:00")) })),
      ],
    });
  });
const welcomePosts = (state: State, { people }: World): Posts =>
  Object.entries(state.welcome).map(([id, { until, open, late }]): Post<never> => {
    const member = people.members.get(id);
    return {
      key: `welcome:${id}:${until}`,
      to: { member: id as MemberId },
      urgency: "inHours",
      message: message({
        title: "people.welcome.title",
        notice: "people.welcome.notice",
        body: [text(t("people.welcome.body", { open, late }))],
        // Whoever works no cases has none to look at.
        actions: [
          member &&
            people.works(member) &&
            show("mine", "people.welcome.mine", { ...on("case"), style: "primary" }),
        ],
      }),
    };
  });
/** Where the messages go meanwhile: to the person's other platform, or to the deputy. */
const whatThen = (member: Member, world: World): Phrase => {
  const who = { member: member.id };
  const other = member.addresses.find((address) => !world.people.isUnreachable(address));
  return other
    ? t("people.unreachable.other", { who, platform: { platform: other.platform } })
    : t("people.unreachable.member", { who });
};
/** Somebody must see that somebody cannot be reached: the lead of the agency, and the operator. */
const unreachablePosts = (state: State, world: World): Posts =>
  state.unreachable.flatMap((key) => {
    const [platform, id = ""] = key.split("|") as [Platform, string];
    const unreached = world.people.who(platform, id);
    const lead = agencyOf(unreached?.agency, world)?.lead;
    const said: Said<never> = {
      title: "people.unreachable.title",
      notice: "people.unreachable.notice",
      body: [text(unreached ? whatThen(unreached, world) : "people.unreachable.space")],
    };
    return [
      ...card(`unreachable:${key}`, world.people.operators, said),
      ...dm(`unreachable:${key}`, lead === unreached?.id ? undefined : lead, "inHours", said),
    ];
  });

/** One message a day in the operators' space, counted up: somebody must see that something could not be done. */
const troublePosts = (state: State, world: World): Posts =>
  Object.entries(state.trouble).flatMap(([day, trouble]) =>
    card(`trouble:${day}`, world.people.operators, {
      title: t("people.trouble.title", { day: onDay(world.calendar.wall(day, "12:00")) }),
      notice: "people.trouble.notice",
      body: [
        text(t("people.trouble.body", trouble)),
        ...(trouble.unheard > 0 ? [text(t("people.trouble.unheard", trouble))] : []),
        ...(trouble.lost > 0 ? [text(t("people.trouble.lost", trouble))] : []),
      ],
    }),
  );

/** A new message for each silence: a count that goes up notifies nobody. */
const silentPosts = (state: State, world: World): Posts =>
  Object.entries(state.trouble).flatMap(([day, { silent }]) =>
    Array.from({ length: silent }, (_, n) => n + 1).flatMap((n) =>
      card(`silent:${day}:${n}`, world.people.operators, {
        title: t("people.silent.title", { day: onDay(world.calendar.wall(day, "12:00")) }),
        notice: "people.trouble.notice",
        body: [text("people.silent.body")],
      }),
    ),
  );

/** From which days on everybody who answers for an agency is away: its messages go to its lead all the same, and the operators hear of it that day. */
const leftAlone = (
  state: State,
  { people }: World,
): readonly { readonly agency: AgencyId; readonly day: string }[] =>
  [...new Set(Object.keys(state.away).map((member) => people.members.get(member)?.agency))].flatMap(
    (of) => {
      const { id, contact, lead } = (of && people.agencies.get(of)) ?? {};
      if (id === undefined || people.colleagues(id).length === 0) return [];
      const days = Object.entries(state.away).flatMap(([member, { from }]) =>
        people.members.get(member)?.agency === id ? [from] : [],
      );
      const [day] = [...new Set(days)]
        .filter((each) =>
          [contact, lead && { member: lead }].every(
            (holder) => !holder || people.onDuty(holder, each) === undefined,
          ),
        )
        .toSorted();
      return day === undefined ? [] : [{ agency: id, day }];
    },
  );
const alonePosts = (state: State, world: World): Posts =>
  leftAlone(state, world).flatMap(({ agency, day }) =>
    card(`nobody:${agency}:${day}`, world.people.operators, {
      title: t("people.nobody.title", { agency: { agency } }),
      notice: "people.nobody.notice",
      body: [
        text(
          t("people.nobody.body", {
            agency: { agency },
            day: onDay(world.calendar.wall(day, "12:00")),
          }),
        ),
      ],
    }),
  );

const erasedPosts = (state: State, world: World): Posts =>
  Object.entries(state.erased).flatMap(([day, who]) =>
    Object.entries(who).flatMap(([id, cases]) =>
      dm(`erased:${day}`, id as MemberId, "inHours", {
        title: t("people.erased.title", { cases }),
        notice: "people.erased.notice",
        body: [
          text(t("people.erased.body", { cases, day: onDay(world.calendar.wall(day, "12:00")) })),
        ],
      }),
    ),
  );

const auditorsIn = (people: World["people"]): readonly Member[] =>
  [...people.members.values()].filter(
    ({ roles, addresses }) => roles.includes("auditor") && addresses.length > 0,
  );
/** To whoever audits; where nobody does, to the operators. What stands in chat is what nobody here can change. */
const sealPosts = (state: State, { people, calendar }: World): Posts => {
  const auditors = auditorsIn(people);
  return state.seals.flatMap(({ day, seal, journals, showings }) => {
    const said: Said<never> = {
      title: t("people.seal.title", { day: onDay(calendar.wall(day, "12:00")) }),
      notice: "people.seal.notice",
      body: [
        text(t("people.seal.line", { seal: { text: seal }, day: { text: day as Open<string> } })),
        text(t("people.seal.body", { journals, showings }), "quiet"),
      ],
    };
    return auditors.length > 0
      ? auditors.flatMap(({ id }) => dm(`seal:${day}`, id, "inHours", said))
      : card(`seal:${day}`, people.operators, said);
  });
};

const exportPosts = (state: State, { people, calendar }: World): Posts =>
  state.exports.flatMap(({ day, agency, kind, count: n }) => {
    const said: Said<never> = {
      title: t("people.export.title", { agency: { agency } }),
      notice: "people.export.notice",
      body: [
        text(
          t(`people.export.${kind}`, {
            agency: { agency },
            day: onDay(calendar.wall(day, "12:00")),
          }),
        ),
      ],
    };
    const auditors = auditorsIn(people).filter((each) => each.agency === agency);
    return auditors.length > 0
      ? auditors.flatMap(({ id }) => dm(`export:${n}`, id, "inHours", said))
      : card(`export:${n}`, people.operators, said);
  });

/** As long as somebody who was off may need to read it: until then it stands among what waits. [design] */
const [keyDays, dayMs] = [14, 24 * 3_600_000];
/** Of the last two weeks, by the day of the newest seal. */
const newKeys = ({ keys = [], seals }: State): NonNullable<State["keys"]> => {
  const today = seals.at(-1)?.day;
  return today === undefined
    ? keys
    : keys.filter(({ day }) => Date.parse(today) - Date.parse(day) <= keyDays * dayMs);
};
/** The person, wherever they are told things, and those who audit their agency; where nobody does, the operators. */
const keyPosts = (state: State, { people, calendar }: World): Posts =>
  newKeys(state).flatMap(({ day, member, lost, count: n }) => {
    const [who, on] = [{ member }, onDay(calendar.wall(day, "12:00"))];
    const said = (body: Phrase): Said<never> => ({
      title: lost ? "people.keysLost.title" : "people.key.title",
      notice: "people.key.notice",
      body: [text(body)],
    });
    const theirs = said(t(lost ? "people.keysLost.theirs" : "people.key.theirs", { who, day: on }));
    const agency = people.agencyOf(who);
    const auditors = auditorsIn(people).filter(
      (each) => each.agency === agency && each.id !== member,
    );
    return [
      ...dm(
        `key:${n}`,
        member,
        "inHours",
        said(t(lost ? "people.keysLost.yours" : "people.key.yours", { day: on })),
      ),
      ...(auditors.length > 0
        ? auditors.flatMap(({ id }) => dm(`key:${n}`, id, "inHours", theirs))
        : card(`key:${n}`, people.operators, theirs)),
    ];
  });

/** Until the configuration has caught up: an account that nobody has any more is somebody's door. */
const gonePosts = (state: State, world: World): Posts =>
  Object.entries(state.gone ?? {}).flatMap(([id, { agency, day, suspendedBy }]) =>
    card(`gone:${id}:${day}`, suspendedBy ? undefined : world.people.operators, {
      title: t("people.gone.title", { agency: { agency } }),
      notice: "people.gone.notice",
      body: [text(t("people.gone.body", { day: onDay(world.calendar.wall(day, "12:00")) }))],
    }),
  );

/** Everything that should stand in chat. */
export const posts = (state: State, world: World): Posts => [
  ...awayPosts(state, world),
  ...welcomePosts(state, world),
  ...unreachablePosts(state, world),
  ...troublePosts(state, world),
  ...silentPosts(state, world),
  ...erasedPosts(state, world),
  ...sealPosts(state, world),
  ...exportPosts(state, world),
  ...keyPosts(state, world),
  ...alonePosts(state, world),
  ...dutyPosts(state, world),
  ...gonePosts(state, world),
  ...overseeingPosts(state, world),
];
