import { statisticsRoutes } from './briefs/statistics.workspace.routes.tsx';
import type { Context } from './context.ts';
import { applicationsRoutes } from './inquiries/applications.public.routes.tsx';
import { applicationsDeskRoutes } from './inquiries/applications.workspace.routes.tsx';
import { inquiryDeskRoutes } from './inquiries/desk.workspace.routes.tsx';
import { inquiryEntryRoutes } from './inquiries/entry.workspace.routes.tsx';
import { exchangeApi } from './inquiries/exchange.api.routes.ts';
import { exchangeRoutes } from './inquiries/exchange.workspace.routes.tsx';
import { inquiriesApi } from './inquiries/inquiries.api.routes.ts';
import { inquiriesRoutes } from './inquiries/inquiries.public.routes.tsx';
import { inquiryStatisticsApi } from './inquiries/statistics.api.routes.ts';
import { inquiryStatisticsRoutes } from './inquiries/statistics.public.routes.tsx';
import { topicsApi } from './inquiries/topics.api.routes.ts';
import { topicsRoutes } from './inquiries/topics.public.routes.tsx';

/** Whatever asks the government for an answer, for both languages; named addresses come before those with a parameter. */
export const publicInquiryRoutes = (ctx: Context) => [
  inquiryStatisticsRoutes(ctx),
  topicsRoutes(ctx),
  applicationsRoutes(ctx),
  inquiriesRoutes(ctx),
];

export const workspaceInquiryRoutes = (ctx: Context) => [
  inquiryEntryRoutes(ctx),
  exchangeRoutes(ctx),
  applicationsDeskRoutes(ctx),
  inquiryDeskRoutes(ctx),
  statisticsRoutes(ctx),
];

export const inquiryApis = (ctx: Context) => [
  inquiryStatisticsApi(ctx),
  exchangeApi(ctx),
  inquiriesApi(ctx),
  topicsApi(ctx),
];
