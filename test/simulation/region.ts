// Who there is: a coordinator's office, an association, a shelter, the social services and the police; with an auditor and an operator.

import type { Register } from "../../workflows/people/index.ts";
import { register } from "../support/sample.ts";

const agencies = ["evonhuset", "noomi", "boende-syd", "socialtjansten-malmo", "polisen-syd"];
const isIn = (agency: string): boolean => agencies.includes(agency);
export const region: Register = {
  ...register,
  agencies: register.agencies.filter(({ id }) => isIn(id)),
  members: register.members.filter(({ agency }) => isIn(agency)),
  functions: register.functions.filter(({ agency }) => isIn(agency)),
  services: register.services.filter(({ agency }) => isIn(agency)),
  spaces: register.spaces
    .map((space) => ({ ...space, agencies: space.agencies.filter(isIn) }))
    .filter((space) => space.agencies.length > 0),
};
const works = ["caseworker", "coordinator", "lead"];
/** Whether each agency has somebody who works there: what is an empty one's is nobody's, and no rule can help that. */
export const isStaffed = ({ agencies, members }: Register): boolean =>
  agencies.every(({ id }) =>
    members.some(
      ({ agency, roles }) => agency === id && roles.some((role) => works.includes(role)),
    ),
  );
