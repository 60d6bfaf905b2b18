/** Offers to choose a file and puts its text where it would have been pasted: forms here send no files. */
export function readFile(field: HTMLElement): void {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]');
  const into = document.getElementById(field.dataset.into ?? '');
  if (!input || !(into instanceof HTMLTextAreaElement)) return;
  field.hidden = false;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      into.value = String(reader.result);
      into.focus();
    });
    reader.readAsText(file);
  });
}
