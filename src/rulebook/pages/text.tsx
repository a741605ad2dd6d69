import { paths } from '../../paths.ts'
import { sayClause } from '../../shared/clauses.ts'
import { dayOf, sayDay } from '../../shared/days.ts'
import { Paper } from '../../web/papers.tsx'
import type { Chapter } from '../rules/rulebook.ts'
import { type Numbered, type Piece, numberedClauses, paragraphsOf } from '../rules/text.ts'
import type { Kept } from '../rules/version.ts'
import { sayVersion } from './words.ts'

/** The text as a paper: chapters, and clauses that an address can name, #clause-10. */
export function Text({ version }: { version: Kept }) {
  const { book } = version
  const clauses = numberedClauses(book)
  return (
    <Paper title={[book.title]} number={stateOf(version)}>
      {book.chapters.map((chapter, at) => (
        <ChapterText
          version={version}
          chapter={chapter}
          at={at}
          clauses={clauses.filter((one) => one.chapter === at)}
        />
      ))}
    </Paper>
  )
}

function stateOf(version: Kept): string {
  if (version.id === 'model') return '示范文本，供各区制定本区办法时参考'
  if (version.inForceAt === null) return `${sayVersion(version)}（草稿，尚未施行）`
  return `${sayVersion(version)}，${sayDay(dayOf(version.inForceAt))}批准施行`
}

type Part = { version: Kept; chapter: Chapter; at: number; clauses: Numbered[] }

const ChapterText = ({ version, chapter, at, clauses }: Part) => (
  <section aria-labelledby={`chapter-${at + 1}`}>
    <h3 id={`chapter-${at + 1}`} class="middle">
      {`${sayChapter(at + 1)}　${chapter.title}`}
    </h3>
    {clauses.map((clause) => (
      <ClauseText version={version} clause={clause} />
    ))}
  </section>
)

/** "第二章" */
const sayChapter = (no: number): string => sayClause(no).replace('条', '章')

function ClauseText({
  version: { id, book },
  clause: { number, clause },
}: {
  version: Kept
  clause: Numbered
}) {
  return (
    <div id={`clause-${number}`}>
      {paragraphsOf(book, clause).map((pieces, at) => (
        <p>
          {at === 0 && (
            <>
              <b>{`${sayClause(number)}　${clause.title}`}</b>
              {'　'}
            </>
          )}
          <Pieces {...{ id, pieces }} />
        </p>
      ))}
    </div>
  )
}

const Pieces = ({ id, pieces }: { id: string; pieces: Piece[] }) => (
  <>
    {pieces.map((piece) => {
      if (piece.kind === 'reference') return <a href={paths.clause(id, piece.number)}>{piece.text}</a>
      if (piece.kind === 'unknown') return <mark>{piece.text}</mark>
      return piece.kind === 'value' ? <span class="set">{piece.text}</span> : piece.text
    })}
  </>
)
