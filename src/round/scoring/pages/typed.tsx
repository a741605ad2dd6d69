import type { Typed } from '../../../web/body.ts'
import { Facts } from '../../../web/lists.tsx'
import { Chapter } from '../../../web/parts.tsx'
import type { Criterion } from '../../calls/rules/plan.ts'
import { ADVICE } from '../rules/sheet.ts'

type Props = { id: string; typed: Typed; criteria: Criterion[]; title: string; small?: string }

/** Working text that stands in no form, to be read and copied; nothing of it is lost. Nothing when there is none. */
export function TypedText({ id, typed, criteria, title, small }: Props) {
  const rows = namesOf(criteria).flatMap(([field, name]) => {
    const text = typed[field] ?? ''
    return text === '' ? [] : [{ name, value: field === 'advice' ? adviceOf(text) : text }]
  })
  if (rows.length === 0) return null
  return (
    <Chapter id={id} title={title} small={small}>
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

const adviceOf = (text: string): string => Object.entries(ADVICE).find(([code]) => code === text)?.[1] ?? text
