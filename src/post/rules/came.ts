/**
 * What came of one that was to leave: it left; whoever it was to may not read it any more, or did not want it there; it was tried often
 * enough (`given-up`), and is not to be tried again (`left`); or what it said was good for nothing any more.
 */
export const CAME = ['sent', 'not-theirs', 'not-wanted', 'given-up', 'left', 'over'] as const
export type Came = (typeof CAME)[number]
