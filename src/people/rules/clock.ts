/**
 * What was written so long after now, in milliseconds, was written by a clock that was ahead and has been set back since: it counts no
 * more. Several machines' clocks differ by less, so that nobody gains by it.
 */
export const SET_BACK = 5 * 60_000
