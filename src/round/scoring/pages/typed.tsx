import type { Typed } from '../../../web/body.ts'
import { Facts } from '../../../web/lists.tsx'
import { Chapter } from '../../../web/parts.tsx'
import type { Criterion } from '../../calls/rules/plan.ts'
import { ADVICE } from '../rules/sheet.ts'
import { ADVICE_WORDS } from './words.ts'

type Props = { typed: Typed; criteria: Criterion[]; title: string; small?: string }

/** Working text that stands in no form, to be read and copied; nothing of it is lost. Nothing when there is none. */
export function TypedText({ typed, criteria, title, small }: Props) {
  const rows = namesOf(criteria).flatMap(([field, name]) => {
    const text = typed[field] ?? ''
    return text === '' ? [] : [{ name, value: field === 'advice' ? adviceOf(text) : text }]
  })
  if (rows.length === 0) return null
  return (
    <Chapter id="typed" title={title} small={small}>
      <Facts rows={rows} />
    </Chapter>
  )
}

const namesOf = (criteria: Criterion[]): [string, string][] => [
  ...criteria.flatMap(({ code, name }): [string, string][] => [
    [`points.${code}`, name],
    [`comments.${code}`, `${name}评语`],
  ]),
  ['comment', '综合意见'],
  ['advice', '建议'],
]

function adviceOf(text: string): string {
  const advice = ADVICE.find((one) => one === text)
  return advice ? ADVICE_WORDS[advice] : text
}
