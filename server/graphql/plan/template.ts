import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { PlanRequest } from './plan-request.ts';

/** SQL whose text or parameters depend on the request: what is cached of a statement has a gap there. */
export class Gap {
  readonly fill: (request: PlanRequest) => SQL;
  constructor(fill: (request: PlanRequest) => SQL) {
    this.fill = fill;
  }
}

/** Puts a gap into SQL. */
export function gap(fill: (request: PlanRequest) => SQL): SQL {
  return sql`${sql.param(new Gap(fill))}`;
}

/** A statement that is written but for its gaps and the numbers of its parameters: text between values, one more text than values. */
export interface Template {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
}

/** What PostgreSQL is sent. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  /** The one record that is asked for, if it is one by its id. */
  readonly recordId?: string;
}

const dialect = new PgDialect();
// No text in SQL may have it.
const mark = '\u0000';

/** Writes SQL down once, so that a request costs no more than filling its gaps. */
export function templateOf(query: SQL): Template {
  const { sql: text, params } = query.toQuery({
    escapeName: (name) => dialect.escapeName(name),
    escapeParam: () => mark,
    escapeString: (value) => dialect.escapeString(value),
  });
  return { texts: text.split(mark), values: params };
}

/** Fills a template's gaps and numbers its parameters. */
export function statementOf(template: Template, request: PlanRequest): Statement {
  const values: unknown[] = [];
  const write = ({ texts, values: parts }: Template): string => {
    let text = texts[0] ?? '';
    for (const [place, part] of parts.entries()) {
      if (part instanceof Gap) text += write(templateOf(part.fill(request)));
      else text += `$${values.push(part)}`;
      text += texts[place + 1] ?? '';
    }
    return text;
  };
  return { text: write(template), values };
}
