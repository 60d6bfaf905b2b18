import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { type ApiDocument, type Parameter, schemaIn } from './api-document.ts';
import type { Operation } from './api-operations.ts';
import { type FieldRow, fieldsOf, typeOf } from './api-shape.ts';
import { sayOf } from './api-words.ts';

/** Words of the document, in the reader's language where we have them. */
export function Say({ english }: { english: string | undefined }) {
  const view = useView();
  if (!english) return null;
  const { words, lang } = sayOf(view, english);
  return lang ? <span lang={lang}>{words}</span> : words;
}

/** A type; the schemas that it names lead to their tables. */
function Type({ type, names }: { type: string; names: string[] }) {
  const parts = type.split(/\b/);
  return (
    <code>
      {parts.map((part, at) =>
        names.includes(part) ? (
          <a key={at} href={`#${part}`}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </code>
  );
}

export function ParametersTable({ parameters, names }: { parameters: Parameter[]; names: string[] }) {
  const { t } = useView();
  const rows = parameters.map(
    ({ name, in: place, required = false, description, schema }): FieldRow => ({
      name: place === 'query' ? `?${name}` : place === 'path' ? `{${name}}` : name,
      type: typeOf(schema),
      required,
      description,
    }),
  );
  return (
    <>
      <h2 id="parameters">{t('connecting.parameters')}</h2>
      <FieldsTable rows={rows} names={names} labelledBy="parameters" />
    </>
  );
}

export function ResponsesTable({ operation, names }: { operation: Operation; names: string[] }) {
  const { t, href } = useView();
  return (
    <>
      <h2 id="responses">{t('connecting.responses')}</h2>
      <ScrollingTable
        labelledBy="responses"
        columns={[t('connecting.status'), t('connecting.meaning'), t('connecting.body')]}
      >
        {Object.entries(operation.responses).map(([status, { description, content }]) => (
          <tr key={status}>
            <th scope="row">
              <code>{status}</code>
            </th>
            <td>
              <Say english={description} />
            </td>
            <td>
              {status.startsWith('2') ? (
                <Type type={typeOf(schemaIn(content))} names={names} />
              ) : (
                <a href={`${href('/api/problems')}#status-${status}`}>{t('connecting.problem')}</a>
              )}
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </>
  );
}

/** What a schema holds, field by field. */
export function SchemaTable({
  document,
  name,
  names,
}: {
  document: ApiDocument;
  name: string;
  names: string[];
}) {
  const { t } = useView();
  const schema = document.components.schemas[name];
  if (!schema) return null;
  const rows = fieldsOf(schema);
  return (
    <>
      <h3 id={name}>{name}</h3>
      {schema.description ? (
        <p class="read">
          <Say english={schema.description} />
        </p>
      ) : null}
      {rows.length > 0 ? (
        <FieldsTable rows={rows} names={names} labelledBy={name} />
      ) : (
        <p>
          {t('connecting.type')} <code>{typeOf(schema)}</code>
        </p>
      )}
    </>
  );
}

interface FieldsProps {
  rows: FieldRow[];
  names: string[];
  labelledBy: string;
}

/** Fields with their types; a question mark follows the name of what may be left out. */
export function FieldsTable({ rows, names, labelledBy }: FieldsProps) {
  const { t } = useView();
  const told = rows.some(({ description }) => description);
  const columns = [t('connecting.name'), t('connecting.type'), t('connecting.required')];
  return (
    <ScrollingTable labelledBy={labelledBy} columns={told ? [...columns, t('connecting.meaning')] : columns}>
      {rows.map(({ name, type, required, description }) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>
            <Type type={type} names={names} />
          </td>
          <td>{required ? t('connecting.yes') : t('connecting.no')}</td>
          {told ? (
            <td>
              <Say english={description} />
            </td>
          ) : null}
        </tr>
      ))}
    </ScrollingTable>
  );
}
