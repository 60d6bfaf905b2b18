import { accessSync, constants } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The Chromium for journeys: CHROMIUM_PATH, else the usual places. */
export const findChromium = () =>
  process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH].find(runs) : places.find(runs);
