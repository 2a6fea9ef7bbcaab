/** Reads JSON-stat; it comes without types. */
declare module 'jsonstat-toolkit' {
  // biome-ignore lint/suspicious/noExplicitAny: what it gives depends on what it reads.
  export default function JSONstat(response: object): any;
}
