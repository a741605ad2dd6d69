import type { Child } from 'hono/jsx'
import type { Filled } from './answer.tsx'
import { Note } from './parts.tsx'

/** Tells a page whether one of its forms has said why it was refused. */
export const REFUSAL_ID = 'id="refusal"'

/** Why a form was not taken: the places to mend, each a link to its field, or the one reason. It takes the focus. */
export function WhyNot({ of: { problems, refused } }: { of: Filled }) {
  if (problems.length === 0 && !refused) return null
  return (
    <div class="errors" id="refusal" role="alert" tabindex={-1}>
      {refused ? (
        <Note tone="bad">{refused}。</Note>
      ) : (
        <>
          <h2>有{problems.length}处要改</h2>
          <ul>
            {problems.map(({ field, says }) => (
              <li>{field ? <a href={`#${encodeURIComponent(field)}`}>{says}</a> : says}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** A refusal alone on its page, and the way on. `from`: the page from which it was sent. */
export function Sorry({
  sentence,
  isLost,
  from,
}: {
  sentence: Child
  isLost: boolean
  from: string | undefined
}) {
  return (
    <div class="page">
      <div class="head">
        <div>
          <h1>{sentence}</h1>
          <p>
            {isLost && !from && '请检查地址，或'}
            {from && (
              <>
                <a href={from}>回到刚才那一页</a>，或
              </>
            )}
            <a href="/">回到首页</a>。
          </p>
        </div>
      </div>
    </div>
  )
}
