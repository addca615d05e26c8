// The person's consent to what an invitation is about to share.
type Invited = {
  readonly agency: string;
  readonly purpose: string;
  readonly groups: readonly string[];
  readonly basis?: string;
};
export const consentTo = ({ agency, purpose, groups }: Invited) =>
  ({ kind: "sekretess", agency, purpose, groups, given: "yes", form: "spoken" }) as const;
