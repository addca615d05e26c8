// What a telephone number tells of where its telephone stands.

/** Swedish numbers without an area code: of mobile telephones, 010, 020. */
const withoutArea = /^(?:(?:\+|00)46|0)(?:7\d|10|20)\d/;
/** Whether a number may tell in which area its telephone stands. */
export const tellsArea = (phone: string): boolean =>
  !withoutArea.test(phone.replaceAll(/[^\d+]/g, ""));
