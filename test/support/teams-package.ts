// The app package for Teams, made with an organisation's own values.
import { manifestFor, packageFor } from "../../manifest/package.ts";

export const wanted = {
  clientId: "8B1F0C52-6A0E-4D57-9C3B-2D1E7F40A9C6",
  publicUrl: "https://stafett.example",
};
/** The manifest, with other values where they are given. */
export const made = (more: Parameters<typeof manifestFor>[0] = {}): unknown => {
  const result = manifestFor({ ...wanted, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
export const packed = (): Uint8Array => {
  const result = packageFor(wanted);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
