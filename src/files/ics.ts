// One meeting → iCalendar (RFC 5545), for somebody to put into a calendar by hand: published (RFC 5546), asked of nobody. Why: docs/decisions/0051.
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";

export type WordedInvitation = {
  readonly cancelled: boolean;
  /** The same for every version of one meeting: a calendar that compares changes what it has. */
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly from: string;
  readonly until: string;
  readonly stamp: string;
};

/**
 * The whole file. Times stand in UTC: valid everywhere, shown by every calendar in its reader's own zone, and a meeting that does not repeat needs no
 * rules of summer time, which would have to be copied into the file. It names no organiser and nobody who takes part: there is no address, and with one
 * that is nobody's a calendar offers an answer that goes nowhere.
 */
export const writeIcs = (i: WordedInvitation): string => {
  const calendar = ical({ prodId: "//Stafett//Stafett//SV", method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${i.uid}@stafett`,
    sequence: i.sequence,
    stamp: new Date(i.stamp),
    start: new Date(i.from),
    end: new Date(i.until),
    summary: i.summary,
    description: i.description,
    class: ICalEventClass.PRIVATE,
    status: i.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: i.cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: i.cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  });
  return `${calendar.toString().trimEnd()}\r\n`;
};
