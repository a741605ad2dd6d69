import type { sheetsFile } from '../../desks/public/bundle/forms/schemas.ts'
import type { z } from 'zod'
import { type Result, ok } from '../../shared/result.ts'
import type { Fault } from '../fault.ts'
import { whyNotAfter } from './after.ts'
import { whyNotDrawn } from './drawn.ts'
import { whyNotOutcome } from './outcome.ts'
import { whyNotManifest, whyNotProved } from './proofs.ts'
import { type Public, readPublic } from './read.ts'

/** Refused: it cannot be read. Else the first thing that differs from what follows from the rest, or null: all agrees. */
export async function verify(
  texts: Record<string, string>,
  key?: string,
): Promise<Result<{ differs: Fault | null; bundle: Public }, Fault>> {
  const read = readPublic(texts)
  if (!read.ok) return read
  const bundle = read.value
  const differs =
    (await whyNotManifest(bundle, key)) ??
    (await whyNotProved(bundle, key)) ??
    whyNotDrawn(bundle) ??
    whyNotSheets(bundle) ??
    (await whyNotOutcome(bundle)) ??
    whyNotAfter(bundle)
  return ok({ differs, bundle })
}

type Sheets = z.output<typeof sheetsFile>

/** One sheet of an expert for a proposal of this round, with points for every criterion, in its steps and bounds. */
function whyNotSheets({ sheets, proposals, round }: Public): Fault | null {
  const ids = new Set(proposals.map(({ id }) => id))
  const pairs = new Set<string>()
  const wrong = sheets.find((sheet) => {
    const pair = `${sheet.expert} ${sheet.proposal}`
    const isTwice = pairs.has(pair)
    pairs.add(pair)
    return isTwice || !ids.has(sheet.proposal) || !isScored(sheet, round)
  })
  return wrong
    ? { file: 'sheets.json', where: null, reason: `${wrong.expert} 给 ${wrong.proposal} 的评分表不合规定` }
    : null
}

function isScored({ points }: Sheets[number], { criteria, step }: Public['round']): boolean {
  if (points === null) return true
  const isWithin = criteria.every(({ code, max }) => {
    const given = points[code]
    return given !== undefined && given >= 0 && given <= max && given % step === 0
  })
  return isWithin && Object.keys(points).length === criteria.length
}
