import { type Reversal, isConfirmed, isOpen } from '../history/reversals/rules.ts'
import { paths } from '../paths.ts'
import { CAUSE_WORDS } from './forms.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../shared/days.ts'
import { type Fact, Facts } from '../web/lists.tsx'
import { Block, Clause } from '../web/parts.tsx'

/** What was said and no longer holds: seen struck through, heard as such. */
export const Struck = ({ children }: { children: string }) => (
  <>
    <span class="unseen">已更正，不再有效：</span>
    <del>{children}</del>
  </>
)

/** What was reversed, or is to be: the first entry, the reason, and the two people. `quiet`: whoever is not of the office. */
export const reversalFacts = (of: Reversal, now: Instant, quiet = false): Fact[] => [
  {
    name: '原来',
    value: (
      <>
        {isConfirmed(of) ? <Struck>{of.said}</Struck> : of.said}
        {`　${quiet ? '' : (of.first.by ?? '')}${quiet ? '' : '，'}${sayMinute(of.first.at)}`}
      </>
    ),
  },
  {
    name: '原因',
    value: (
      <>
        {of.cause && `${CAUSE_WORDS[of.cause]}：`}
        {of.reason}{' '}
        {of.grounds.map(({ says, href }) => (
          <Clause href={href}>{says}</Clause>
        ))}
      </>
    ),
  },
  ...(quiet ? [] : [{ name: '谁提出', value: `${of.by}，${sayMinute(of.at)}` }]),
  { name: quiet ? '更正' : '答复', value: sayState(of, now, quiet) },
]

/** "负责人02同意，12-02 09:50", "等另一位在12月9日以前答复". */
export function sayState(of: Reversal, now: Instant, quiet = false): string {
  if (of.answer) {
    const { outcome, at, by, reason } = of.answer
    const word = { confirmed: '同意', refused: '不同意', 'taken-back': '收回' }[outcome]
    return quiet ? sayMinute(at) : `${by}${word}，${sayMinute(at)}${reason && `。理由：${reason}`}`
  }
  return isOpen(of, now)
    ? `等另一位在${sayDay(dayOf(of.until - 1))}以前答复`
    : `${sayDay(dayOf(of.until - 1))}以前没有人答复，已经过期`
}

/** On the page of what was said: everything of it that was taken back, and what waits to be. Nothing, where there is nothing. */
export const Reversals = ({
  items,
  now,
  quiet = false,
}: {
  items: Reversal[]
  now: Instant
  quiet?: boolean
}) => {
  const shown = items.filter((one) => isConfirmed(one) || (!quiet && isOpen(one, now)))
  return shown.length === 0 ? null : (
    <Block id="reversals" title="更正" small="原来的留着，写明原因和两个人">
      {shown.map((one) => (
        <>
          <Facts rows={reversalFacts(one, now, quiet)} />
          {!quiet && (
            <p class="small">
              <a href={paths.reversal(one.kind, one.which)}>{isConfirmed(one) ? '更正的经过' : '办理更正'}</a>
            </p>
          )}
        </>
      ))}
    </Block>
  )
}

/** To where an entry can be taken back, beneath it. */
export const ReverseLink = ({ kind, which, word }: { kind: string; which: string; word: string }) => (
  <p class="small">
    <a href={paths.reversal(kind, which)}>{word}有误，更正</a>
  </p>
)
