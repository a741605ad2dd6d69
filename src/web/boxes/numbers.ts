import { z } from 'zod'
import { type Fen, readYuan, yuan } from '../../shared/money.ts'
import { type Points, readPoints, showPoints } from '../../shared/points.ts'
import { type Bounds, box, missingOf } from './box.ts'

/**
 * Digits as they count, as generously as an amount is read: full-width ones are what they look like, spaces between them and
 * commas between groups nothing, nor the field's own unit behind them. "1,5" could be meant otherwise, and stays.
 */
function plainNumber(typed: string, unit: string): string {
  const bare = typed.normalize('NFKC').replace(/\s/g, '')
  const plain = unit && bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare
  return /^\d{1,3}(,\d{3})+(\.|$)/.test(plain) ? plain.replaceAll(',', '') : plain
}

/** A whole number, written as a spreadsheet may: "12.00". */
const WHOLE = /^(\d{1,9})(\.0{1,2})?$/
const readWhole = (plain: string): number | null => (WHOLE.test(plain) ? Number(plain) : null)

/** A whole number from `least` to `most`. */
export const whole = (name: string, [least, most]: Bounds, unit = '') =>
  box(
    number(name, z.int(), {
      read: (typed) => readWhole(plainNumber(typed, unit)),
      say: String,
      wrong: `${name}应是整数`,
      bounds: [least, most],
      within: `${name}应在${least}到${most}之间`,
    }),
    { title: name, kind: 'number', unit, whole: true },
    { minimum: least, maximum: most },
  )

/** Up to nine digits and two decimals. */
export const decimal = (name: string, unit = '') =>
  box(
    number(name, z.number(), {
      read: (typed) => readDecimal(plainNumber(typed, unit)),
      say: String,
      wrong: `${name}应是数字，最多两位小数`,
    }),
    { title: name, kind: 'number', unit },
  )

const readDecimal = (plain: string): number | null =>
  /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null

/** An amount in 元 as typed, whole fen inside; the bounds too. */
export function money(name: string, [least, most]: Bounds = [0, Number.MAX_SAFE_INTEGER]) {
  const wrong = `${name}应是${least === 1 ? '大于0的' : ''}金额，最多两位小数`
  const within = most < Number.MAX_SAFE_INTEGER ? `${name}应在${yuan(least)}到${yuan(most)}元之间` : wrong
  const counting = {
    read: readYuan,
    say: (fen: Fen) => yuan(fen),
    wrong,
    within,
    bounds: [least, most] as const,
  }
  return box(number(name, z.int(), counting), { title: name, kind: 'number', unit: '元' })
}

/** Points as typed, whole hundredths inside. Bounds in hundredths. */
export const points = (name: string, [least, most]: Bounds) =>
  box(
    number(name, z.int(), {
      read: readPoints,
      say: (value: Points) => showPoints(value).replace(/\.00$/, ''),
      wrong: `${name}应是分数，最多两位小数`,
      bounds: [least, most],
      within: `${name}应在${least / 100}到${most / 100}之间，最多两位小数`,
    }),
    { title: name, kind: 'number', unit: '分' },
    { 'x-hundredths': true },
  )

/** A share as typed, "10.5" or "10.5%", whole hundredths of a percent inside. */
export const percent = (name: string) =>
  box(
    number(name, z.int(), {
      read: (typed) => readPoints(typed.replace(/[%％]\s*$/, '')),
      say: (value: Points) => showPoints(value).replace(/\.00$/, ''),
      wrong: `${name}应在0到100之间，最多两位小数`,
      bounds: [0, 100_00],
    }),
    { title: name, kind: 'number', unit: '%' },
  )

/** How many or how much of something, up to two decimals: whole hundredths inside, the bounds too. */
export const hundredths = (name: string, [least, most]: Bounds, unit = '') =>
  box(
    number(name, z.int(), {
      // as an amount is read, but an amount it is not
      read: (typed) => (/[元¥￥]/.test(typed) ? null : readYuan(typed)),
      say: (value) => String(value / 100),
      wrong: `${name}应是数字，最多两位小数`,
      bounds: [least, most],
      within: `${name}应在${yuan(least)}到${yuan(most)}之间`,
    }),
    { title: name, kind: 'number', unit },
    { 'x-hundredths': true },
  )

type Counting = {
  read: (typed: string) => number | null
  say: (value: number) => string
  wrong: string
  bounds?: Bounds
  within?: string
}

function number(name: string, out: z.ZodType<number, number>, counting: Counting) {
  const { read, say, wrong, bounds: [least, most] = [-Infinity, Infinity], within = wrong } = counting
  return z.codec(z.string(missingOf(name)), out, {
    decode: (typed, ctx) => {
      const value = read(typed)
      if (value !== null && value >= least && value <= most) return value
      const message = typed.trim() === '' ? missingOf(name) : value === null ? wrong : within
      ctx.issues.push({ code: 'custom', input: typed, message })
      return z.NEVER
    },
    encode: say,
  })
}

/** The version that the window had read, from `least` on. */
export const version = (least = 0) =>
  box(
    z.codec(z.string(REOPEN), z.int(), {
      decode: (typed, ctx) => {
        if (/^\d{1,9}$/.test(typed) && Number(typed) >= least) return Number(typed)
        ctx.issues.push({ code: 'custom', input: typed, message: REOPEN })
        return z.NEVER
      },
      encode: String,
    }),
    { title: '版本', kind: 'hidden' },
    { minimum: least },
  )
const REOPEN = '请重新打开这一页'

/**
 * When the page was shown that the form is on, which it sends along unseen: a form that is sent twice makes one thing. Absent: by
 * who has seen no page.
 */
export const shownAt = (title = '打开这一页的时间', wrong = REOPEN) =>
  box(z.codec(z.string().regex(/^\d{1,15}$/, wrong), z.int(), { decode: Number, encode: String }), {
    title,
    kind: 'hidden',
  }).optional()
