import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The browser comes last: its sites are made while the others run. */
const PROJECTS = ['d1', 'machine', 'node', 'browser-d1', 'browser']
/** What takes longest begins first, so that no worker is left with it while the other has nothing to do. */
const LONG = [
  '/lives/random/',
  '/districts/moving',
  '/backup/whole',
  '/start/killed',
  '/access/nonsense',
  '/browser/reversing',
]

const placeOf = ({ project, moduleId }: TestSpecification): number =>
  PROJECTS.indexOf(project.name) * 2 + (LONG.some((part) => moduleId.includes(part)) ? 0 : 1)

export class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own, which hands back another list
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}
