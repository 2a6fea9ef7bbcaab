/** Whether the work is cut off before the store has done its part, or after, so that only the answer is lost. */
export type Moment = 'before' | 'after';

export class CutOff extends Error {}

type Method = (...words: never[]) => Promise<unknown>;

/** The real store, but one call of `method` is cut off, the first if no other is said, as when the process is killed there. */
export function cutOffAt<Store extends object>(
  store: Store,
  method: keyof Store & string,
  moment: Moment,
  call = 1,
): Store {
  const real = store[method] as Method;
  let calls = 0;
  const cutOff = async (...words: never[]) => {
    calls += 1;
    if (calls !== call) return real.apply(store, words);
    if (moment === 'after') await real.apply(store, words);
    throw new CutOff(`${moment} ${method}`);
  };
  return new Proxy(store, {
    get: (target, name) => (name === method ? cutOff : Reflect.get(target, name)),
  });
}
