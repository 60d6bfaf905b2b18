import './older-browsers.ts';
import { attach } from './attach.ts';
import { begin } from './behaviours/begin.ts';
import { listReceipts, noteReceipt, receiptForm } from './behaviours/device-receipts.ts';
import { dropDraft } from './behaviours/draft.ts';
import { send } from './behaviours/send.ts';
import { step } from './behaviours/step.ts';
import { focusSummary } from './behaviours/summary.ts';
import { attachCharts } from './charts/chart.ts';

attach('#summary', focusSummary);
attach('[data-behaviour="begin"]', begin);
attach('[data-behaviour="step"]', step);
attach('[data-behaviour="check"]', send);
attach('[data-behaviour="receipt"]', noteReceipt);
attach('[data-behaviour="receipt-form"]', receiptForm);
attach('[data-behaviour="device-receipts"]', listReceipts);
attach('[data-behaviour="ended"]', (page) => dropDraft(page.dataset.slug ?? ''));
attach('body', attachCharts);
