/** How much finer the picture is than the drawing, where it says nothing else. */
const SCALE = 2;

/**
 * Adds a button that saves a figure as PNG: the server's own drawing, with everything that stands in it, put on a canvas.
 * Where a browser cannot, the files beside it stay.
 */
export function savePicture(place: HTMLElement): void {
  const { picture, save = '', failed = '', scale } = place.dataset;
  if (!picture) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn alt';
  button.textContent = save;
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  place.append(button, said);
  button.addEventListener('click', async () => {
    said.textContent = '';
    button.disabled = true;
    try {
      const answer = await fetch(picture);
      if (!answer.ok) throw new Error(String(answer.status));
      const name = /filename="([^"]+)\.svg"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
      download(await drawn(await answer.text(), Number(scale ?? SCALE)), `${name ?? 'figure'}.png`);
    } catch {
      said.textContent = failed;
    }
    button.disabled = false;
  });
}

/** The drawing as a PNG in a data: address, which the page's policy lets it draw. */
async function drawn(svg: string, scale: number): Promise<string> {
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = reject;
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const brush = canvas.getContext('2d');
  if (!brush || canvas.width === 0) throw new Error('No canvas');
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
