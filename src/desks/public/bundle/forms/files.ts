import { strToU8, zipSync } from 'fflate'
import { fileOf } from '../../../../round/calls/drafts/forms/file-written.ts'
import { type Shown, protocolOf } from '../../../../round/panel/draws/rules/draw.ts'
import { writeFile } from '../../../../rulebook/forms/file.ts'
import type { Instant } from '../../../../shared/days.ts'
import { type Found, type Proved, publicOf } from '../rules.ts'

/** The texts of the files by their names, but for the manifest over them. */
export function filesOf(found: Found, draws: Shown[], proved: Proved): Record<string, string> {
  const { proposals, sheets, decision, notices, objections, payments } = publicOf(found)
  const files = {
    'round.json': fileOf(found.plan),
    'proposals.json': proposals,
    'sheets.json': sheets,
    'decision.json': decision,
    'notices.json': notices,
    'objections.json': objections,
    'payments.json': payments,
    'proofs.json': proved,
    'draw.json': draws.flatMap(drawnOf),
  }
  const texts = Object.entries(files).map(([name, value]) => [name, `${JSON.stringify(value, null, 1)}\n`])
  return {
    ...Object.fromEntries(texts),
    ...(found.rulebook && { 'rulebook.json': writeFile(found.rulebook) }),
  }
}

/** A draw that has a result: its protocol, and who came of it, by the codes of its list. */
function drawnOf(draw: Shown) {
  const { seq, outcome } = draw
  const protocol = outcome && protocolOf(draw, outcome.number)
  return protocol ? [{ seq, protocol, seats: outcome.seats, alternates: outcome.alternates }] : []
}

/** The same bytes whenever it is asked for: its files are as old as the root that holds them. */
export const zipOf = (files: Record<string, string>, mtime: Instant): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
      mtime,
    }),
  )
