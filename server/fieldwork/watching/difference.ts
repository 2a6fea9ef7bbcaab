import type { UnitGroup } from './breakdowns.ts';

/**
 * The fewest units, above none, that some groups of the one breakdown and some of the other differ by; the smallest
 * group itself is one such. Whoever has the counts of both can subtract them, and learns about those units.
 *
 * Two groups are tied by the units they share, and to choose groups is to cut some of the ties: it is the smallest cut
 * of a graph, found by Stoer and Wagner (Journal of the ACM 44, 1997).
 */
export function smallestDifference(one: UnitGroup[], other: UnitGroup[]): number {
  const size = one.length + other.length;
  const shared = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const placeIn = new Map(one.flatMap(({ units }, place) => units.map(({ id }) => [id, place] as const)));
  for (const [place, { units }] of other.entries())
    for (const { id } of units) {
      const [a, b] = [placeIn.get(id)!, one.length + place];
      shared[a]![b]! += 1;
      shared[b]![a]! += 1;
    }
  return Math.min(...connected(shared).map((nodes) => smallestCut(nodes, shared)));
}

type Graph = number[][];

/** The groups that hang together by units they share, directly or by way of others. */
function connected(graph: Graph): number[][] {
  const left = new Set(graph.keys());
  const components: number[][] = [];
  for (const start of left) {
    const component = [start];
    left.delete(start);
    for (const node of component)
      for (const next of [...left].filter((each) => graph[node]![each]! > 0)) {
        left.delete(next);
        component.push(next);
      }
    components.push(component);
  }
  return components;
}

/** Nodes are put together two by two; the cheapest way to part the last one from the rest has been seen on the way. */
function smallestCut(all: number[], graph: Graph): number {
  const weights = graph.map((row) => [...row]);
  let nodes = [...all];
  let smallest = Number.POSITIVE_INFINITY;
  while (nodes.length > 1) {
    const { order, cut } = mostTightlyFirst(nodes, weights);
    smallest = Math.min(smallest, cut);
    const [last, before] = [order.at(-1)!, order.at(-2)!];
    for (const node of nodes) {
      weights[before]![node]! += weights[last]![node]!;
      weights[node]![before] = weights[before]![node]!;
    }
    nodes = nodes.filter((node) => node !== last);
  }
  return smallest;
}

/** Takes in the node that is tied most to those taken already, until all are. `cut`: the ties of the last one. */
function mostTightlyFirst(nodes: number[], weights: Graph): { order: number[]; cut: number } {
  const ties = new Map(nodes.map((node) => [node, 0]));
  const order: number[] = [];
  let cut = 0;
  while (ties.size > 0) {
    const [next, weight] = [...ties].reduce((most, each) => (each[1] > most[1] ? each : most));
    order.push(next);
    cut = weight;
    ties.delete(next);
    for (const [node, tied] of ties) ties.set(node, tied + weights[next]![node]!);
  }
  return { order, cut };
}
