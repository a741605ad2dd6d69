import { paths } from '../../paths.ts'
import { sayClause } from '../../shared/clauses.ts'
import { Clause } from '../../web/parts.tsx'
import type { ParameterKey } from '../rules/parameters.ts'
import { numberOf } from '../rules/text.ts'
import type { Kept } from '../rules/version.ts'
import { PARAMETER_KEYS, STAGE_WORDS, isStage, kindOf, sayBeside } from '../rules/words.ts'

/** Every parameter beside the text: what it is, its value, the clause that sets it. */
export const Params = ({ version }: { version: Kept }) => (
  <aside class="aside" aria-labelledby="parameters">
    <h2 id="parameters">参数</h2>
    {STAGES.map(({ title, keys }) => (
      <>
        <h3>{title}</h3>
        <dl class="settings">
          {keys.map((key) => (
            <Setting version={version} of={key} />
          ))}
        </dl>
      </>
    ))}
  </aside>
)

/** The parameters of each stage, in the order of a round's life. */
export const STAGES: { title: string; keys: ParameterKey[] }[] = Object.keys(STAGE_WORDS)
  .filter(isStage)
  .map((stage) => ({
    title: STAGE_WORDS[stage],
    keys: PARAMETER_KEYS.filter((key) => key.startsWith(`${stage}.`)),
  }))

function Setting({ version: { id, book }, of: key }: { version: Kept; of: ParameterKey }) {
  const number = numberOf(book, key)
  return (
    <div>
      <dt>{kindOf(key).name}</dt>
      <dd>
        {sayBeside(book, key)}
        {number !== null && <Clause href={paths.clause(id, number)}>{sayClause(number)}</Clause>}
      </dd>
    </div>
  )
}
