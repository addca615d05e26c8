// What consents and referrals make visible in a case, and whom it tells.
import { type Block, type InstanceId, type Open, type Panel, reveal, type Secret, type Span } from "../../../src/rules/ui.ts";
import type { Post as AnyPost, Timer as AnyTimer, Tell } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { name } from "../posts.ts";
import type { Case } from "../state.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;

export const consentTimers = (state: Case): AnyTimer<C>[] =>
  state.consents.flatMap((each) =>
    each.reviewAt && !each.withdrawn && !each.reviewed && reveal(each.given) === "yes"
      ? [{ key: `consent:${each.id}`, at: each.reviewAt, command: "consentDue", values: { id: each.id as unknown as Open<string> } }]
      : [],
  );
/** The referral gets its facts, or hears that it must stop: in the transaction of the case. */
export const passingTells = (state: Case): Tell[] => [
  ...state.shares.map(
    (share): Tell => ({
      key: `freeze:${share.referral}:${share.sends}`,
      workflow: "referral",
      instance: share.referral,
      command: "freeze",
      values: { snapshot: share.snapshot },
    }),
  ),
  ...state.shares
    .filter((share) => share.stopped)
    .map(
      (share): Tell => ({
        key: `stop:${share.referral}:${share.sends}`,
        workflow: "referral",
        instance: share.referral,
        command: "stop",
        values: {},
      }),
    ),
];
/** One transaction holds sixteen instances; the lists of the day are among them. */
const forgetAtOnce = 8;
const toldOf = (state: Case): number => forgetAtOnce * (state.forgets ?? 1);
export const isForgotten = (state: Case): boolean => toldOf(state) >= state.shares.length;
export const forgetTimers = (state: Case): AnyTimer<C>[] =>
  state.step !== "erasing" || isForgotten(state)
    ? []
    : [{ key: `forget:${state.forgets ?? 1}`, at: state.closed?.at ?? state.openedAt, command: "forgetMore" }];
/** A case that is erased takes its referrals along. */
export const forgetTells = (state: Case): Tell[] =>
  state.shares.slice(0, toldOf(state)).map((share) => ({
    key: `forget:${share.referral}`,
    workflow: "referral",
    instance: share.referral,
    command: "forget",
    values: {},
  }));

export const consentPosts = (state: Case): AnyPost<C>[] =>
  state.consents.flatMap((each) =>
    each.reviewed && each.reviewer && !each.withdrawn
      ? [
          {
            key: `consent:${each.id}:${each.reviewer}`,
            to: { member: each.reviewer },
            message: {
              title: { key: "case.consent.review" },
              notice: "case.part.notice",
              body: [
                { kind: "text", text: name(state) },
                { kind: "text", text: [{ key: "case.consent.reviewBody" }] },
              ],
              actions: [{ panel: "show", label: { key: "case.card.open" }, style: "primary" }],
            },
          },
        ]
      : [],
  );

const revocable = (each: Case["consents"][number]): boolean => !each.withdrawn && reveal(each.given) === "yes";
/** What something rests on comes first: whatever came after, it can be withdrawn. */
const shownConsents = (state: Case): Case["consents"] => {
  const weight = (each: Case["consents"][number]): number =>
    !revocable(each) ? 0 : state.shares.some((share) => share.consent === each.id && !share.ended) ? 3 : carries(state, each) ? 2 : 1;
  return state.consents
    .toReversed()
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, 8);
};
const carries = (state: Case, each: Case["consents"][number]): boolean => state.shares.some((share) => share.consent === each.id);
const consentRow = (each: Case["consents"][number]): readonly B[] => [
  {
    kind: "row",
    text: each.agency ? [{ agency: each.agency }] : [{ key: "case.consent.general" }],
    detail: [
      {
        key: each.withdrawn ? "case.consent.withdrawnOn" : "case.consent.on",
        with: { day: { date: each.withdrawn?.at ?? each.at, as: "day" } },
      },
    ],
    ...(!revocable(each)
      ? { tone: "quiet" as const }
      : {
          actions: [
            { command: "revoke", label: { key: "case.revoke.title" }, values: { id: each.id as unknown as Open<string> } },
          ] as const,
        }),
  },
  {
    kind: "facts",
    facts: [
      [{ key: "case.consent.kind" }, [{ code: each.kind, of: "consentKind" }]],
      [{ key: "case.consent.given" }, [{ code: each.given, of: "given" }]],
      // A no does not run out.
      ...(reveal(each.given) === "yes" ? ([[{ key: "case.consent.validTo" }, [{ day: each.validTo }]]] as const) : []),
    ],
  },
];
export const consentBlocks = (state: Case): readonly B[] =>
  state.consents.length === 0
    ? []
    : [{ kind: "heading", text: { key: "case.consent.heading" } }, ...shownConsents(state).flatMap(consentRow)];
export const shareBlocks = (state: Case): readonly B[] => {
  const rows = state.shares.slice(-8).map(
    (share): B => ({
      kind: "row",
      text: [{ ref: share.number }, { key: "case.dot" }, { agency: share.to }],
      actions: [{ panel: "show", on: { workflow: "referral", instance: share.referral }, label: { key: "case.card.open" } }],
    }),
  );
  return rows.length === 0 ? [] : [{ kind: "heading", text: { key: "case.share.heading" } }, ...rows];
};
/** What the owner can do about passing a case on. `own`: the case itself, which the form must know. */
export const passingActions = (own: InstanceId | undefined): NonNullable<Panel<C>["actions"]> => [
  ...(own === undefined
    ? []
    : [
        {
          command: "draft",
          on: { workflow: "referral" },
          label: { key: "referral.draft.title" },
          values: { kase: own as unknown as Open<string> },
        } as const,
      ]),
  { command: "consent", label: { key: "case.consent.title" } },
];
