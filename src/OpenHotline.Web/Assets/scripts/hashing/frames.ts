// A few frames of a video that the reader chose, spread over its length; none where the browser cannot play it.

const patienceMs = 5000;

function once(video: HTMLVideoElement, happened: string, begin: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    video.addEventListener(happened, () => { clearTimeout(timer); resolve(true); }, { once: true });
    video.addEventListener('error', () => { clearTimeout(timer); resolve(false); }, { once: true });
    begin();
  });
}

export async function* framesOf(file: File, most: number): AsyncGenerator<ImageBitmap> {
  const video = document.createElement('video');
  const address = URL.createObjectURL(file);
  video.muted = true;
  video.preload = 'auto';
  try {
    if (!await once(video, 'loadeddata', () => { video.src = address; }) || video.videoWidth === 0) return;
    // What a browser recorded itself tells its length only once its end was seen.
    if (!Number.isFinite(video.duration)) await once(video, 'seeked', () => { video.currentTime = Number.MAX_SAFE_INTEGER; });
    const length = Number.isFinite(video.duration) ? video.duration : 0;
    const count = length > 0 ? most : 1;
    for (let i = 0; i < count; i++) {
      if (length > 0 && !await once(video, 'seeked', () => { video.currentTime = ((i + 0.5) / count) * length; })) return;
      yield await createImageBitmap(video);
    }
  } catch {
    // What cannot be shown has no frames; its exact fingerprints stand.
  } finally {
    video.removeAttribute('src');
    URL.revokeObjectURL(address);
  }
}
