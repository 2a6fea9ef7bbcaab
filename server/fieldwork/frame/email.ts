/** The longest address that mail servers take, in characters (RFC 5321). */
const longest = 254;

/**
 * Whether a text can be an e-mail address. Only a message that arrives proves that it is one, so this refuses what is
 * surely mistyped, and nothing else: letters such as æ are allowed.
 */
export function isEmail(text: string): boolean {
  return text.length <= longest && /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.\p{Letter}{2,}$/u.test(text);
}
