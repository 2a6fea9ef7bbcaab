/** The code for other sites' pages: with a whole address, and a button that copies it. */
export function offerCopies(): void {
  for (const code of document.querySelectorAll<HTMLTextAreaElement>('[data-embed]'))
    code.value = code.value.replace('src="/', `src="${location.origin}/`);
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const code = document.getElementById(button.dataset.copy ?? '') as HTMLTextAreaElement;
      await navigator.clipboard.writeText(code.value);
      const status = button.parentElement?.querySelector('[role="status"]');
      if (status) status.textContent = button.dataset.copied ?? '';
    });
  }
}
