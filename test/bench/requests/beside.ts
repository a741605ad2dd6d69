import { type Client, MOST_CLIENTS, type Work } from './asked.ts'
import { type Load, load } from './load.ts'

type Where = { site: string; bare: string; ms: number }

const AROUND = 3
const COUNTS = [1, MOST_CLIENTS]

export const fileAsItIs: Work = {
  name: 'a file as it is',
  main: null,
  clients: Array.from({ length: MOST_CLIENTS }, () => ({ path: '/styles.css', cookie: '' })),
}

/** One kind of work at both, in turn, by one client and by eight: a line. `at`: the number of its bare page. */
export async function beside({ site, bare, ms }: Where, one: Work, at: number) {
  const theirs = bareOf(one, at)
  const loads = COUNTS.map(() => ({ ours: [] as Load[], bare: [] as Load[] }))
  for (const count of COUNTS) await load(site, one.clients.slice(0, count), ms)
  for (let around = 0; around < AROUND; around += 1)
    for (const [which, count] of COUNTS.entries()) {
      loads[which]?.ours.push(await load(site, one.clients.slice(0, count), ms))
      if (theirs) loads[which]?.bare.push(await load(bare, theirs.slice(0, count), ms))
    }
  const known = [one.hotcrp && SECOND / one.hotcrp[0], one.hotcrp?.[1]]
  const figures = loads.map((each, which) => figuresOf(each, known[which], COUNTS[which] ?? 0))
  return { work: one.name, ...figures[0], ...figures[1] }
}

/** The main statement's page; what a sheet saves is sent there, too; what has neither has no bare page. */
function bareOf({ main, clients }: Work, at: number): Client[] | null {
  const bare = at < 0 ? '/static' : `/${at}`
  if (main || at < 0) return clients.map(() => ({ path: bare, cookie: '' }))
  return clients[0]?.sends === 'sheet' ? clients : null
}

function figuresOf({ ours, bare }: { ours: Load[]; bare: Load[] }, hotcrp: number | undefined, of: number) {
  const times = ours.flatMap((each) => each.times).toSorted((a, b) => a - b)
  const [rate, bareRate] = [rateOf(ours), rateOf(bare)]
  return {
    [`at ${of}: p50 ms`]: share(times, 0.5),
    [`p99 ms${' '.repeat(of)}`]: share(times, 0.99),
    [`a second${' '.repeat(of)}`]: rate.toFixed(0),
    [`bare${' '.repeat(of)}`]: bareRate ? bareRate.toFixed(0) : '',
    [`of bare${' '.repeat(of)}`]: bareRate ? (rate / bareRate).toFixed(2) : '',
    [`× HotCRP${' '.repeat(of)}`]: hotcrp ? (rate / hotcrp).toFixed(1) : '',
  }
}

const SECOND = 1000
const share = (times: number[], part: number): string =>
  (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2)
const rateOf = (loads: Load[]): number => loads.reduce((sum, { rate }) => sum + rate, 0) / loads.length
