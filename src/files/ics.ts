// One meeting → iCalendar (RFC 5545), as an invitation or its withdrawal (RFC 5546).
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";

export type WordedInvitation = {
  readonly method: "REQUEST" | "CANCEL";
  /** The same for every version of one meeting: the calendar then changes what it has. */
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly from: string;
  readonly until: string;
  readonly stamp: string;
  /** Where Stafett is reached; the organiser is nobody's address there. */
  readonly host: string;
};

/** A calendar asks for an address. One on a name of this machine, or on a number, would be none; `.invalid` never is anybody's (RFC 2606). */
const noReply = (host: string): string => `no-reply@${/[a-z]$/i.test(host) && host.includes(".") ? host : "stafett.invalid"}`;

/**
 * The whole file. Times stand in UTC: valid everywhere, shown by every calendar in its reader's own zone, and a meeting that does not repeat needs no
 * rules of summer time, which would have to be copied into the file.
 */
export const writeIcs = (i: WordedInvitation): string => {
  const calendar = ical({ prodId: "//Stafett//Stafett//SV", method: ICalCalendarMethod[i.method] });
  const organizer = { name: "Stafett", email: noReply(i.host) };
  const cancelled = i.method === "CANCEL";
  calendar.createEvent({
    id: `${i.uid}@stafett`,
    sequence: i.sequence,
    stamp: new Date(i.stamp),
    start: new Date(i.from),
    end: new Date(i.until),
    summary: i.summary,
    description: i.description,
    class: ICalEventClass.PRIVATE,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    organizer,
    // A request must name somebody who takes part (RFC 5546 §3.2.2). It names the organiser: no person stands in a file that may be passed on.
    attendees: [{ ...organizer, role: ICalAttendeeRole.CHAIR, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
  });
  return `${calendar.toString().trimEnd()}\r\n`;
};
