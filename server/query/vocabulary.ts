// What can be searched: the objects, what kind of value each of their fields has, and what is related to them
// (activities-search-automation.md §5.6, §5.7). Their SQL is on row `t`; where it is not said here it is that of the
// resource's field with the same name.
import { objects } from './objects.ts';

/** How a field's values are compared. `zone` is the name of a time zone, whose clock can be asked for. */
export type Kind = 'text' | 'number' | 'boolean' | 'moment' | 'day' | 'due' | 'reference' | 'choice' | 'zone';

export interface SearchField {
  kind: Kind;
  /** SQL for its value on row `t`. */
  value?: string;
  /** What the id points at, as `reference` conditions call it. */
  reference?: string;
  /** There is always a value, so that an index in its order serves. */
  always?: true;
  /** SQL for whether row `t` has a value, where null does not say it. */
  present?: string;
  /** The object's words (`SearchObject.words`) hold those of this text. */
  indexed?: true;
  /** A telephone number: compared by its digits too. */
  phone?: true;
  /** SQL for the value in answers, of a field that the REST object does not have. */
  json?: string;
  /** Only shown: no condition and no order. */
  shown_only?: true;
}

/** How rows of another object belong to a row: the columns of both that are equal. */
export interface Relation {
  outer: string;
  inner: string;
}

export interface SearchObject {
  /** As queries call it: `lead`, `task.lead`, `contact_email`. */
  object_type: string;
  /** The resource that its rows are of; null for parts of another object's row, such as an address. */
  resource: string | null;
  /** The value of its rows' column `type`, when they are of one type. */
  type?: string;
  /** The types that rows of this one are of in particular: `activity.note` of `activity`. */
  members: readonly string[];
  fields: Record<string, SearchField>;
  /** What it is related to, by object type. */
  related: Record<string, Relation>;
  /** Objects that its own row holds, by object type: the column with the list of them. */
  parts: Record<string, string>;
  /** Has values of this object's custom fields. */
  custom?: 'lead' | 'contact' | 'opportunity';
  /** SQL for the words of all its texts, a tsvector that an index serves. */
  words?: string;
  /** SQL for all its texts, with a mark between them. */
  text?: string;
  /** A related type whose texts count as its own when all texts are searched. */
  text_of?: string;
}

const byType = new Map(objects.map((object) => [object.object_type, object]));

/** What queries may say of objects of this type; null for a type that there is none of here. */
export const searchObject = (object_type: string): SearchObject | null => byType.get(object_type) ?? null;

/** The types that can be searched for, parts of others left out. */
export const searchedTypes = (): string[] => objects.filter(({ resource }) => resource).map((one) => one.object_type);
