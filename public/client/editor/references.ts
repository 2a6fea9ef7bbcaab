type Part = Record<string, unknown>;

/** The ids and codes of the questionnaire that may stand at the path; nothing where anything may. */
export function referencesAt(content: unknown, path: (string | number)[]): string[] {
  const whole = isPart(content) ? content : {};
  const names = path.filter((key) => typeof key === 'string');
  const last = names.at(-1);
  const around = partAt(whole, path.slice(0, path.lastIndexOf(last ?? '')));
  switch (last) {
    case 'scale':
      return Object.keys(isPart(whole.scales) ? whole.scales : {});
    case 'item':
      return [...idsOf(itemsOf(whole)), ...(names[0] === 'derived' ? idsOf(partsIn(whole.derived)) : [])];
    case 'row':
      return idsOf(partsIn(itemNamed(whole, around.item)?.rows));
    case 'in':
      return codesOf(whole, itemNamed(whole, around.item ?? outer(whole, path).item));
    case 'without':
      return codesOf(whole, outer(whole, path));
    case 'options':
      return typeof path.at(-1) === 'number' && names.includes('nets')
        ? codesOf(whole, netsOwner(whole, path))
        : [];
    case 'breakdowns':
      return [
        ...idsOf(itemsOf(whole)),
        ...idsOf(partsIn(whole.background)),
        ...idsOf(partsIn(whole.derived)),
        'instrument',
      ];
    case 'count':
      return idsOf(partsIn(whole.derived).filter((each) => 'when' in each));
    case 'of':
    case 'measure':
      return names[0] === 'derived' || names[0] === 'coverage'
        ? idsOf(itemsOf(whole).filter(({ kind }) => kind === 'number' || kind === 'percent'))
        : [];
    case 'by':
      return idsOf(groupsFor(names[0], whole));
    default:
      return [];
  }
}

/** What results are weighted by, or else covered by. */
function groupsFor(purpose: string | undefined, whole: Part): Part[] {
  return purpose === 'weighting'
    ? partsIn(whole.background)
    : itemsOf(whole).filter(({ kind }) => kind === 'one' || kind === 'scale');
}

/** What holds the net: a scale or a question. */
function netsOwner(whole: Part, path: (string | number)[]): Part {
  return partAt(whole, path.slice(0, path.lastIndexOf('nets')));
}

/** The condition or question that the list at the path is inside: of a row count, the condition around it. */
function outer(whole: Part, path: (string | number)[]): Part {
  const list = path.findLastIndex((key) => typeof key === 'string');
  const holder = path[list - 1] === 'rows' || path[list - 2] === 'rows' ? path.lastIndexOf('rows') : list;
  return partAt(whole, path.slice(0, holder));
}

function codesOf(whole: Part, owner: Part | undefined): string[] {
  if (!owner) return [];
  const scale = isPart(whole.scales) ? whole.scales[String(owner.scale)] : undefined;
  const options = [...partsIn(owner.options), ...(isPart(scale) ? partsIn(scale.options) : [])];
  const codes = options.flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
  return 'when' in owner ? ['ja', 'nei'] : codes;
}

function itemNamed(whole: Part, id: unknown): Part | undefined {
  return [...itemsOf(whole), ...partsIn(whole.derived)].find((each) => each.id === id);
}

function itemsOf(whole: Part): Part[] {
  return partsIn(whole.sections).flatMap(({ items }) => partsIn(items));
}

function idsOf(parts: Part[]): string[] {
  return parts.flatMap(({ id }) => (typeof id === 'string' && id !== '' ? [id] : []));
}

function partsIn(list: unknown): Part[] {
  return Array.isArray(list) ? list.filter(isPart) : [];
}

function partAt(whole: Part, path: (string | number)[]): Part {
  const part = path.reduce<unknown>((value, key) => (value as Part | undefined)?.[key], whole);
  return isPart(part) ? part : {};
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
