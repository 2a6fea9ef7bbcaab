import { z } from 'zod';

/** RFC 5321: a path of 256 characters, with its angle brackets. */
const longest = 254;

/** Refuses what is surely mistyped, and lets letters such as æ through. */
const pattern = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.\p{Letter}{2,}$/u;

/** An e-mail address as somebody typed it, in small letters: who they are does not hang on how they write it. */
export const emailAddress = z.string().trim().toLowerCase().max(longest).regex(pattern);
