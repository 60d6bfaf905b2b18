import type { Context } from './context.ts';
import { openDataRoutes } from './front/open-data.public.routes.tsx';
import { interviewsApi } from './interviews/interviews.api.routes.ts';
import { interviewsRoutes } from './interviews/interviews.public.routes.tsx';
import { interviewDeskRoutes } from './interviews/interviews.workspace.routes.tsx';
import { articlesRoutes } from './open-day/articles.public.routes.tsx';
import { boardsApi } from './open-day/boards.api.routes.ts';
import { boardsRoutes } from './open-day/boards.public.routes.tsx';
import { editionsRoutes } from './open-day/editions.workspace.routes.tsx';
import { openDayApi } from './open-day/open-day.api.routes.ts';
import { screensRoutes } from './open-day/screens.public.routes.tsx';
import { slogansApi } from './open-day/slogans.api.routes.ts';
import { slogansRoutes } from './open-day/slogans.public.routes.tsx';
import { slogansWorkspaceRoutes } from './open-day/slogans.workspace.routes.tsx';
import { wayfindingRoutes } from './open-day/wayfinding.public.routes.tsx';
import { pieceFilesRoutes } from './pieces/files.public.routes.tsx';
import { pieceFilesWorkspaceRoutes } from './pieces/files.workspace.routes.tsx';
import { pieceImportsRoutes } from './pieces/imports.workspace.routes.tsx';
import { piecesRoutes } from './pieces/pieces.workspace.routes.tsx';
import { pieceVersionsRoutes } from './pieces/versions.workspace.routes.tsx';
import { policiesApi } from './policies/policies.api.routes.ts';
import { policiesRoutes } from './policies/policies.public.routes.tsx';
import { documentsRoutes } from './registers/documents.public.routes.tsx';
import { indicatorsRoutes } from './registers/indicators.public.routes.tsx';
import { registersApi } from './registers/registers.api.routes.ts';
import { registersRoutes } from './registers/registers.public.routes.tsx';
import { registersWorkspaceRoutes } from './registers/registers.workspace.routes.tsx';

/** Pages of pieces, for both languages. */
export const publicPieceRoutes = (ctx: Context) => [
  pieceFilesRoutes(ctx),
  policiesRoutes(ctx),
  interviewsRoutes(ctx),
  registersRoutes(ctx),
  documentsRoutes(ctx),
  indicatorsRoutes(ctx),
  articlesRoutes(ctx),
  boardsRoutes(ctx),
  wayfindingRoutes(ctx),
  screensRoutes(ctx),
  slogansRoutes(ctx),
  openDataRoutes(ctx),
];

/** The desk of pieces; what stands before an address with `:id` comes first. */
export const workspacePieceRoutes = (ctx: Context) => [
  pieceFilesWorkspaceRoutes(ctx),
  editionsRoutes(ctx),
  slogansWorkspaceRoutes(ctx),
  interviewDeskRoutes(ctx),
  pieceImportsRoutes(ctx),
  pieceVersionsRoutes(ctx),
  registersWorkspaceRoutes(ctx),
  piecesRoutes(ctx),
];

/** What programs read of pieces. */
export const pieceApis = (ctx: Context) => [
  policiesApi(ctx),
  interviewsApi(ctx),
  registersApi(ctx),
  openDayApi(ctx),
  slogansApi(ctx),
  boardsApi(ctx),
];
