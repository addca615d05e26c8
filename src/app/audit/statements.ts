// The guarantees that are one statement each. Rows are what is broken; times are epoch ms.

/** An instance that lives without its memory (what comes due, what is posted, who reads) would neither ring nor be found. */
export const noMemory = `select 1 from instances i where erased_at is null and not exists (select 1 from applied a where a.instance = i.instance)`;
/** Leftovers of what was erased wait under the name of no instance. */
export const noInstance = `select 1 from outbox o where instance <> 'leftover' and not exists (select 1 from instances i where i.instance = o.instance)
  union all select 1 from readers r where not exists (select 1 from instances i where i.instance = r.instance)
  union all select 1 from applied a where not exists (select 1 from instances i where i.instance = a.instance)
  union all select 1 from anchored_versions v where not exists (select 1 from instances i where i.instance = v.instance)`;
/** A busy place lets nobody else go: without a post on its way it would be busy for ever. */
export const busyForNothing = `select 1 from destinations d where busy = 1 and (select count(*) from outbox o where o.destination = d.destination and o.state = 'sending') <> 1
  union all select 1 from outbox o where state = 'sending' and (lease is null or not exists (select 1 from destinations d where d.destination = o.destination and d.busy = 1))`;
/** A free place is looked at when its moment comes: without a moment, never. */
export const forgottenPlaces = `select 1 from outbox o where state in ('due', 'unconfirmed') and not exists (select 1 from destinations d where d.destination = o.destination)
  union all select 1 from destinations d where busy = 0 and next_at is null and exists (select 1 from outbox o where o.destination = d.destination and o.state in ('due', 'unconfirmed'))`;
/** What never stood, and is wanted no more, need not have been sent. */
export const standsNowhere = `select 1 from outbox where state = 'stands' and not (gone = 1 and landed is null) and (landed is null or newer = 1)`;
export const stoppedSilently = `select 1 from outbox where state = 'parked' and error is null
  union all select 1 from destinations where unreachable_since is not null and (reason is null or probe_at is null)`;
/** Without a moment nobody knows how far back to look. */
export const unconfirmedWithoutTime = `select 1 from outbox where state = 'unconfirmed' and unconfirmed_since is null`;
export const sameName = `select outbox from outbox group by outbox having count(*) > 1`;
export const lostLeases = `select 1 from outbox where state = 'sending' and lease < ?`;
export const latePlaces = `select 1 from destinations d where busy = 0 and unreachable_since is null and next_at < ? and exists (select 1 from outbox o where o.destination = d.destination and o.state in ('due', 'unconfirmed'))`;
export const lateDays = `select 1 from applied where due_day <= ?`;
/** The row of who is who says its own revision, and its last event since when; `reviewed`, up to which all that names somebody was viewed again. */
export const oldViews = `select 1 from meta where name = 'reviewed' and case when name = 'reviewed' then cast(value as bigint) end < (select people_revision from instances where instance = 'people')
  and (select max(at) from events where instance = 'people') < ?`;
/** MACs of 128 bits have 22 characters: a reference, two words, a member or an agency has not. */
export const inClear = `select 1 from instances where length(ref) <> 22 or length(words) <> 22 or length(holder) <> 22 or length(belongs_to) <> 22
  union all select 1 from readers where length(audience) <> 22
  union all select 1 from destinations where length(destination) <> 22 or length(home) <> 22
  union all select 1 from access_log where about <> '' and length(about) <> 22`;
/** Codes of ours and of platforms have no blanks, and a sentence has. */
export const saidInClear = `select 1 from outbox where error like '% %' or length(error) > 64 union all select 1 from destinations where reason like '% %' or length(reason) > 64`;
export const leftOfErased = `select 1 from instances where erased_at is not null and (length(summary) > 0 or open <> 0 or coalesce(ref, words, region, agency, holder, belongs_to) is not null or coalesce(due_at, opened_at, closed_at) is not null)
  union all select 1 from outbox o where exists (select 1 from instances i where i.instance = o.instance and i.erased_at is not null)
  union all select 1 from readers r where exists (select 1 from instances i where i.instance = r.instance and i.erased_at is not null)
  union all select 1 from applied a where exists (select 1 from instances i where i.instance = a.instance and i.erased_at is not null)`;
export const sayingLeftovers = `select 1 from outbox where instance = 'leftover' and gone = 0`;
export const lateErasures = `select 1 from instances where erased_at is null and erase_by < ?`;
export const oldIdempotencyKeys = `select 1 from idempotency_keys where at < ?`;
export const shortened = `select 1 from anchored_versions v join instances i on i.instance = v.instance where v.version > i.version`;
