import { sayClause } from '../../shared/clauses.ts'
import { Clause } from '../../web/parts.tsx'
import { type Cite, clauseIn } from '../citing.ts'
import type { ClauseKey } from '../rules/anchors.ts'
import type { Citable } from '../rules/bound.ts'

type Props = { bound: Citable | undefined; rules: ClauseKey[] }

/** "（第二十二条、第二十三条）" after a sentence: the clauses that set or say it, each once; nothing where none does. */
export function By({ bound, rules }: Props) {
  const cites = rules.flatMap((rule): Cite[] => {
    const cite = clauseIn(bound, rule)
    return cite ? [cite] : []
  })
  const once = cites.filter(({ no }, at) => cites.findIndex((one) => one.no === no) === at)
  if (once.length === 0) return null
  return (
    <>
      （
      {once.map(({ no, href }, at) => (
        <>
          {at > 0 && '、'}
          <Clause href={href}>{sayClause(no)}</Clause>
        </>
      ))}
      ）
    </>
  )
}
