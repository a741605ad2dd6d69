import type { z } from 'zod'
import {
  decisionFile,
  manifestFile,
  noticesFile,
  objectionsFile,
  paymentsFile,
  proofsFile,
  proposalsFile,
  sheetsFile,
} from '../../desks/public/bundle/forms/schemas.ts'
import type { Filed } from '../../round/calls/drafts/forms/file.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { check } from '../check.ts'
import type { Fault } from '../fault.ts'
import { readJson } from '../json.ts'
import { readRound } from '../lists.ts'
import { drawsFile } from './drawn.ts'

/** A public bundle as it was read, each file by itself; `texts`: all of them as they are, by name. */
export type Public = {
  texts: Record<string, string>
  round: Filed
  manifest: z.output<typeof manifestFile>
  proposals: z.output<typeof proposalsFile>
  sheets: z.output<typeof sheetsFile>
  decision: z.output<typeof decisionFile>
  notices: z.output<typeof noticesFile>
  objections: z.output<typeof objectionsFile>
  payments: z.output<typeof paymentsFile>
  proofs: z.output<typeof proofsFile>
  draw: z.output<typeof drawsFile>
}

/** The first fault that keeps a folder from being read is told: it is no public bundle. */
export function readPublic(texts: Record<string, string>): Result<Public, Fault> {
  const round = readRound(texts['round.json'] ?? '')
  if (!round.ok) return round
  const manifest = file(texts, 'manifest.json', manifestFile)
  if (!manifest.ok) return manifest
  const proposals = file(texts, 'proposals.json', proposalsFile)
  if (!proposals.ok) return proposals
  const sheets = file(texts, 'sheets.json', sheetsFile)
  if (!sheets.ok) return sheets
  const decision = file(texts, 'decision.json', decisionFile)
  if (!decision.ok) return decision
  const notices = file(texts, 'notices.json', noticesFile)
  if (!notices.ok) return notices
  const objections = file(texts, 'objections.json', objectionsFile)
  if (!objections.ok) return objections
  const payments = file(texts, 'payments.json', paymentsFile)
  if (!payments.ok) return payments
  const proofs = file(texts, 'proofs.json', proofsFile)
  if (!proofs.ok) return proofs
  const draw = file(texts, 'draw.json', drawsFile)
  if (!draw.ok) return draw
  return ok({
    texts,
    round: round.value,
    manifest: manifest.value,
    proposals: proposals.value,
    sheets: sheets.value,
    decision: decision.value,
    notices: notices.value,
    objections: objections.value,
    payments: payments.value,
    proofs: proofs.value,
    draw: draw.value,
  })
}

function file<T>(texts: Record<string, string>, name: string, schema: z.ZodType<T>): Result<T, Fault> {
  const text = texts[name]
  if (text === undefined) return refuse({ file: name, where: null, reason: '文件夹里没有这个文件' })
  const json = readJson(name, text)
  return json.ok ? check(schema, json.value, name, null) : json
}
