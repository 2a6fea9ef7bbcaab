/**
 * Takes away the ticks that cannot stand beside the one just made: an exclusive option, such as "none of these",
 * stands alone. Tells whether there were any.
 */
export function untickOthers(made: EventTarget | null): boolean {
  if (!(made instanceof HTMLInputElement) || made.type !== 'checkbox' || !made.checked) return false;
  const group = made.form?.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(made.name)}"]:checked`);
  const others = [...(group ?? [])].filter(
    (each) => each !== made && (isExclusive(each) || isExclusive(made)),
  );
  for (const other of others) other.checked = false;
  return others.length > 0;
}

function isExclusive(option: HTMLInputElement): boolean {
  return option.dataset.exclusive !== undefined;
}
