/** "None of these" takes the other choices away, and any other choice takes it away. */
export function exclusive(form: HTMLElement): void {
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || !target.checked) return;
    const alone = target.dataset.exclusive !== undefined;
    for (const other of form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
      if (other === target || other.name !== target.name) continue;
      if (alone || other.dataset.exclusive !== undefined) other.checked = false;
    }
  });
}
