// What agencies keep of themselves in chat: their services, their numbers and hours. Laid over what the configuration says.

import { entryShown, serviceShown } from "../../src/rules/shelter.ts";
import type { AgencyId, InstanceId, Open } from "../../src/rules/ui.ts";
import type { Agency, Service } from "../../src/rules/workflow.ts";

/** What an agency decides of itself; what kind it is, who leads it and where it works is an operator's. What is not there, the agency does not have. */
export type KeptEntry = Pick<Agency, "phone" | "hours" | "onCall" | "note">;
export type KeptService = Omit<Service, "id" | "agency" | "assured" | "instance">;
type Told = { readonly agency: AgencyId; readonly instance: InstanceId };
/** `holds`: what stands in the place of the file's; without it only that somebody has said that the file is right. */
export type ServiceKept = Told & {
  readonly id: Open<string>;
  readonly assured: Open<string>;
  readonly holds?: KeptService;
  readonly ended?: true;
};
export type EntryKept = Told & { readonly holds: KeptEntry };
export type KeptEvent =
  | ({ readonly type: "serviceKept" } & ServiceKept)
  | ({ readonly type: "entryKept" } & EntryKept);
export type Kept = {
  readonly services: Readonly<Record<string, ServiceKept>>;
  readonly entries: Readonly<Record<string, EntryKept>>;
};
export const nothingKept: Kept = { services: {}, entries: {} };
/** The newest that was told of each. */
export const keep = ({ services, entries }: Kept, event: KeptEvent): Kept => {
  if (event.type === "entryKept") {
    const { type: _type, ...entry } = event;
    return { services, entries: { ...entries, [entry.agency]: entry } };
  }
  const { type: _type, ...service } = event;
  return { entries, services: { ...services, [service.id]: service } };
};

const agencyWith = (agency: Agency, kept: EntryKept | undefined): Agency => {
  if (!kept) return agency;
  const { phone: _phone, note: _note, ...rest } = agency;
  return { ...rest, ...entryShown(kept.holds, agency.shelter) };
};
/** The later of the two days. */
const assuredOn = (service: Service, { assured }: ServiceKept): Service => {
  if ((service.assured ?? "") >= assured) return service;
  const { invented: _invented, ...own } = service;
  return { ...own, assured };
};
const serviceWith = (service: Service, kept: ServiceKept | undefined): readonly Service[] => {
  if (!kept || kept.agency !== service.agency) return [service];
  return kept.ended || kept.holds ? [] : [assuredOn(service, kept)];
};
type Listed = { readonly agencies: readonly Agency[]; readonly services: readonly Service[] };
const laid = new WeakMap<object, { readonly kept: Kept; readonly register: Listed }>();
const lay = <R extends Listed>(register: R, { services, entries }: Kept): R => {
  const there = new Map(register.agencies.map((agency) => [agency.id, agency]));
  const kept = Object.values(services).flatMap(
    ({ id, agency, instance, assured, holds, ended }): readonly Service[] => {
      const its = there.get(agency);
      return holds && !ended && its
        ? [{ ...serviceShown(holds, its), id, agency, assured, instance }]
        : [];
    },
  );
  return {
    ...register,
    agencies: register.agencies.map((agency) => agencyWith(agency, entries[agency.id])),
    services: [
      ...register.services.flatMap((service) => serviceWith(service, services[service.id])),
      ...kept,
    ],
  };
};
/**
 * The register with what is kept in chat. Of an agency that the configuration has no more, nothing is left. Of the same the same object: what is made of a
 * register, such as an index, is not made anew because somebody is away.
 */
export const withKept = <R extends Listed>(register: R, kept: Kept): R => {
  const known = laid.get(register);
  if (known?.kept === kept) return known.register as R;
  const made = lay(register, kept);
  laid.set(register, { kept, register: made });
  return made;
};
