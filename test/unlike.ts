import { newId } from '../src/db/db.ts'

/** What makes a name unlike every other: letters alone, for digits of an id may happen to be a telephone number, which is told. */
export const unlike = (): string => newId().replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
