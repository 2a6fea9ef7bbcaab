import { type Dimension, sides } from '../../../publishing/api/cube.ts';
import type { Asked, Selection } from './selection.ts';

/**
 * What is shown of a table when nobody has said what they want, chosen as PxWeb does: the newest wave alone, or the
 * thirteen newest where there is nothing but time to see.
 */
export function defaultSelection(dimensions: readonly Dimension[]): Required<Selection> {
  const contents = dimensions.find(({ id }) => id === sides.contents)!;
  const time = dimensions.find(({ id }) => id === sides.time)!;
  const [one, other] = dimensions.filter(({ id }) => id !== sides.contents && id !== sides.time);
  if (!one)
    return {
      selection: [all(contents), newest(time, 13)],
      placement: { heading: [contents.id], stub: [time.id] },
    };
  if (!other && contents.categories.length > 1) {
    const [stub, heading] = longestFirst(contents, one);
    return {
      selection: [newest(time, 1), all(stub), all(heading)],
      placement: { heading: [time.id, heading.id], stub: [stub.id] },
    };
  }
  if (!other)
    return {
      selection: [all(contents), newest(time, 13), all(one)],
      placement: { heading: [contents.id, time.id], stub: [one.id] },
    };
  const [stub, heading] = longestFirst(one, other);
  return {
    selection: [first(contents), newest(time, 1), all(stub), all(heading)],
    placement: { heading: [contents.id, time.id, heading.id], stub: [stub.id] },
  };
}

function longestFirst(one: Dimension, other: Dimension): [Dimension, Dimension] {
  return one.categories.length > other.categories.length ? [one, other] : [other, one];
}

const codesOf = ({ id, categories }: Dimension, from: number, to?: number): Asked => ({
  variableCode: id,
  valueCodes: categories.slice(from, to).map(({ code }) => code),
});
const all = (dimension: Dimension) => codesOf(dimension, 0);
const first = (dimension: Dimension) => codesOf(dimension, 0, 1);
const newest = (dimension: Dimension, count: number) => codesOf(dimension, -count);
