import './older-browsers.ts';
import './styles/workspace.css';
import { attach } from './attach.ts';
import { deskKeys } from './behaviours/desk-keys.ts';
import { explore } from './behaviours/explore.ts';
import { attachPolls } from './behaviours/poll.ts';
import { readFile } from './behaviours/read-file.ts';
import { savePicture } from './behaviours/save-picture.ts';
import { focusSummary } from './behaviours/summary.ts';
import { attachCharts } from './charts/chart.ts';

attach('#summary', focusSummary);
attach('[data-behaviour="read-file"]', readFile);
attach('[data-behaviour="save-picture"]', savePicture);
attach('body', attachCharts);
attach('body', attachPolls);
attach('[data-behaviour="desk"]', deskKeys);
attach('[data-behaviour="explore"]', explore);
