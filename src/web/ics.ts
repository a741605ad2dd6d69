import type { Instant } from '../shared/days.ts'

/** A date in somebody's calendar. `id`: the same whenever it is asked for, so that what moves moves there too. */
export type Dated = {
  id: string
  title: string
  says: string
  at: Instant
  href: string
  isOff: boolean
}

/** How long before a deadline its entry begins, and when a calendar reminds of it, in seconds before. */
const BEFORE = 1_800_000
const ALARMS = [3 * 86_400, 86_400]

/** An iCalendar file (RFC 5545) of deadlines, each ending at its instant. `origin`: of the site, which the entries lead to. */
export async function icsOf(
  { name, origin, made }: { name: string; origin: string; made: Instant },
  dates: Dated[],
): Promise<string> {
  const { default: ical, ICalAlarmType, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const { host } = new URL(origin)
  const calendar = ical({
    ...{ name, method: ICalCalendarMethod.PUBLISH, ttl: 3600 },
    prodId: { company: host, product: 'gongyi-rounds', language: 'ZH' },
  })
  for (const { id, title, says, at, href, isOff } of dates) {
    const event = calendar.createEvent({
      ...{ id: `${id}@${host}`, stamp: new Date(made), start: new Date(at - BEFORE), end: new Date(at) },
      ...{ summary: title, description: says, url: new URL(href, origin).href },
      status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    for (const trigger of isOff ? [] : ALARMS)
      event.createAlarm({ type: ICalAlarmType.display, triggerBefore: trigger, description: title })
  }
  return calendar.toString()
}
