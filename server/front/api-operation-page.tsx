import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { API, type ApiDocument, schemaIn } from './api-document.ts';
import type { Operation } from './api-operations.ts';
import { PurposeOf } from './api-page.tsx';
import { fieldsOf, namesIn } from './api-shape.ts';
import { Source } from './api-source.tsx';
import { FieldsTable, ParametersTable, ResponsesTable, SchemaTable } from './api-tables.tsx';
import { TryForm } from './api-try.tsx';

interface Props {
  document: ApiDocument;
  operation: Operation;
  values: { [name: string]: string };
  missing?: string[];
  /** The call as it is typed. */
  call: string;
  /** A body that is accepted, where one is sent. */
  body: string | undefined;
}

/** One thing that programs can ask, with an example that runs. */
export function ApiOperationPage({ document, operation, values, missing = [], call, body }: Props) {
  const { t, href } = useView();
  const asked = schemaIn(operation.requestBody?.content);
  const given = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, { content }]) => schemaIn(content));
  const names = namesIn(document, [asked, ...given]);
  const own = asked && !asked.$ref ? fieldsOf(asked) : [];
  const messages = new Map(missing.map((name) => [name, t('connecting.fill_in', { name })]));
  return (
    <div class="stack">
      <ErrorSummary messages={messages} />
      <p class="sm">
        <a href={href('/api')}>{t('connecting.api_title')}</a>
      </p>
      <h1>
        <PurposeOf operation={operation} />
      </h1>
      <p>
        <code>{`${operation.method.toUpperCase()} ${API}${operation.path}`}</code>
      </p>
      {operation.parameters ? <ParametersTable parameters={operation.parameters} names={names} /> : null}
      {operation.method === 'get' ? (
        <TryForm operation={operation} values={values} missing={missing} />
      ) : (
        <Sending body={body} counted={operation.method === 'post'} />
      )}
      <h2>{t('connecting.call')}</h2>
      <Source text={call} />
      {own.length > 0 ? (
        <>
          <h2 id="request">{t('connecting.request')}</h2>
          <FieldsTable rows={own} names={names} labelledBy="request" />
        </>
      ) : null}
      <ResponsesTable operation={operation} names={names} />
      {names.length > 0 ? <h2>{t('connecting.schemas')}</h2> : null}
      {names.map((name) => (
        <SchemaTable key={name} document={document} name={name} names={names} />
      ))}
    </div>
  );
}

/** What is sent is kept, and mostly counted, so that nobody tries it out from here. */
function Sending({ body, counted }: { body: string | undefined; counted: boolean }) {
  const { t } = useView();
  return (
    <>
      <h2>{t('connecting.example')}</h2>
      <p class="read">{t(counted ? 'connecting.counts' : 'exchange.api_sending')}</p>
      {body === undefined ? <p class="empty">{t('connecting.no_example')}</p> : <Source text={body} />}
    </>
  );
}
