// The name of a panel that begins at a row of its list.

const written = /^(?<panel>.+)~(?<from>[1-9]\d{0,3})$/;
/** The name by which a button asks for a panel from a row on: adapters carry names, and need to know nothing of rows. */
export const namedFrom = (panel: string, from: number): string =>
  from <= 0 ? panel : `${panel}~${from}`;
/** The panel that a name means, and from which row on; any other name means itself. */
export const fromRow = (name: string): { readonly panel: string; readonly from?: number } => {
  const { panel, from } = written.exec(name)?.groups ?? {};
  return panel === undefined ? { panel: name } : { panel, from: Number(from) };
};
