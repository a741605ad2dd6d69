import { noSiteHere, notNow } from '../../districts/door.ts'
import { hostOf } from '../../districts/rules.ts'
import { log } from '../log.ts'
import type { Sites } from '../site.ts'
import { Known } from './known.ts'
import { Opened } from './open.ts'

/**
 * Several districts, each by its host names, opened as they are asked for. Behind `proxies` of ours, which end TLS, a site's own
 * address is https://, unless it says another itself.
 */
export function manySites(
  data: string,
  { proxies, clock = Date.now }: { proxies: number; clock?: () => number },
): Sites {
  const opened = new Opened()
  const known = new Known(data, () => opened.closeAll())
  return {
    async of(request) {
      const host = hostOf(request.url)
      const place = known.of(host, clock())
      if (!place) return { district: '', instead: noSiteHere(request) }
      const district = place.code
      const lease = await opened.take(place, clock())
      if (!lease.ok) {
        log('not served', { district, why: lease.refusal })
        return { district, instead: notNow(request) }
      }
      const { machine, release } = lease.value
      const own = proxies > 0 ? { SITE_URL: `https://${host}` } : {}
      return { district, db: machine.db, env: { ...own, ...machine.env }, release }
    },
    health: () => void known.count(clock()),
    close: () => opened.closeAll(),
    open: () => opened.count(),
  }
}
