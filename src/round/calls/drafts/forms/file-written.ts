import { type Instant, clockOf, dayOf } from '../../../../shared/days.ts'
import { showPoints } from '../../../../shared/points.ts'
import type { NamedFile } from '../../attachments/rules.ts'
import type { Criterion, Plan, Track } from '../../rules/plan.ts'
import { filedNumbers } from './file-numbers.ts'
import { FORMAT } from './file.ts'

/**
 * A round as one file. Its lists of topics stay here: they are this district's, and their ids mean nothing elsewhere.
 * Attachments are named, each with its digest, and not held: they may be far larger than all the rest.
 */
export function fileOf(plan: Plan, attached: NamedFile[] = []) {
  const {
    code,
    title,
    organizer,
    rulebook,
    dates: { opens, closes, scoringCloses },
    step,
    categories,
    form,
  } = plan
  const { scoring, ...numbers } = filedNumbers(plan.parameters)
  return {
    format: FORMAT,
    code,
    title,
    organizer,
    timezone: 'Asia/Shanghai',
    ...(rulebook && { rulebook: { title: rulebook.title, version: rulebook.version } }),
    dates: { opens: sayAt(opens), closes: sayAt(closes), scoring_closes: sayAt(scoringCloses) },
    tracks: plan.tracks.map(filedTrack),
    criteria: plan.criteria.map(filedCriterion),
    ...(categories && { categories }),
    ...(form && { form }),
    scoring: { step: sayPoints(step), ...Object(scoring) },
    ...numbers,
    ...(attached.length > 0 && {
      attachments: attached.map(({ name: called, size, sha256 }) => ({ name: called, size, sha256 })),
    }),
  }
}

const filedTrack = ({ code, name: called, quota, budget, askMax, askMin, kinds, set }: Track) => ({
  code,
  name: called,
  quota,
  budget_fen: budget,
  ask_max_fen: askMax,
  ...(askMin !== undefined && { ask_min_fen: askMin }),
  org_kinds: kinds,
  ...(set && { rules: filedNumbers(set) }),
})

const filedCriterion = ({ max, levels, ...one }: Criterion) => ({
  ...one,
  max: sayPoints(max),
  ...(levels && { levels: levels.map(({ from, ...each }) => ({ ...each, from: sayPoints(from) })) }),
})

const sayPoints = (value: number): number => Number(showPoints(value))

/** "2026-11-27T17:00:00+08:00" */
const sayAt = (at: Instant): string => `${dayOf(at)}T${clockOf(at)}+08:00`
