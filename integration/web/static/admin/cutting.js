/**
 * Tickets out of an exported file, however large: read as a stream and cut into pieces.
 *
 * Takes JSON Lines (a ticket a line, or what Zendesk's API answers for one), a list of tickets, and Zendesk's own
 * `{"tickets": […], "users": […]}`. Only the ticket that is being read is held, and the people it may refer to.
 */

const MOST_TICKETS = 200;
const MOST_CHARACTERS = 4_000_000;
const LARGEST_TICKET = 8_000_000;
const LISTS = new Set(['tickets', 'users', 'brands', 'organizations']);
const NOT_JSON = 'This file is neither JSON Lines nor JSON with tickets. A compressed file has to be unpacked first; a table (CSV) cannot be used.';
const REFERS = [['requester', 'users'], ['assignee', 'users'], ['brand', 'brands'], ['organization', 'organizations']];

/** What is wrong with a file, as a sentence. */
export class FileProblem extends Error {
  constructor(words) {
    super(words);
    this.words = words;
  }
}

/** Finds the objects in JSON that arrives in parts, and says of which list each is: `tickets` where there is no list. */
export class Cutter {
  #held = '';
  #depth = 0;
  #inString = false;
  #escaped = false;
  #start = -1;
  #quote = -1;
  #key = '';
  #list = '';
  /** The depth at which an object is one of ours; -1 between the lists of Zendesk's answer. */
  #base = 0;

  /** @param {string} part @returns {{list: string, text: string}[]} the objects that are complete now */
  take(part) {
    const found = [];
    const text = this.#held + part;
    for (let at = this.#held.length; at < text.length; at += 1) {
      if (this.#inString) this.#within(text, at);
      else this.#structure(text, at, found);
    }
    this.#keep(text);
    return found;
  }

  /** Throws where the file ends in the middle. */
  end() {
    if (this.#depth > 0 || this.#inString) throw new FileProblem('The file ends in the middle of a ticket. It may not have been downloaded to its end.');
  }

  #within(text, at) {
    const sign = text[at];
    if (this.#escaped) this.#escaped = false;
    else if (sign === '\\') this.#escaped = true;
    else if (sign === '"') {
      this.#inString = false;
      if (this.#depth === 1) this.#key = text.slice(this.#quote + 1, at);
      this.#quote = -1;
    }
  }

  #structure(text, at, found) {
    const sign = text[at];
    if (sign === '"') {
      this.#demandInside();
      this.#inString = true;
      this.#quote = at;
    } else if (sign === '{') {
      if (this.#depth === this.#base && this.#start < 0) this.#start = at;
      this.#depth += 1;
    } else if (sign === '[') {
      this.#listOpens(text, at, found);
      this.#depth += 1;
    } else if (sign === '}' || sign === ']') {
      this.#demandInside();
      this.#depth -= 1;
      this.#closes(sign, text, at, found);
    } else if (sign > ' ' && sign !== ',') this.#demandInside();
  }

  #listOpens(text, at, found) {
    if (this.#depth === 0) this.#base = 1;
    else if (this.#depth === 1 && this.#base === 0 && this.#key === 'tickets') {
      // It was no ticket but an answer with many: what stood before the list may be the people of these tickets.
      found.push({ list: 'head', text: `${text.slice(this.#start, text.lastIndexOf('"tickets"', at)).replace(/,\s*$/, '')}}` });
      this.#enter('tickets');
    } else if (this.#depth === 1 && this.#base === -1 && LISTS.has(this.#key)) this.#enter(this.#key);
  }

  #enter(list) {
    this.#start = -1;
    this.#list = list;
    this.#base = 2;
  }

  #closes(sign, text, at, found) {
    if (sign === '}' && this.#start >= 0 && this.#depth === this.#base) {
      found.push({ list: this.#list || 'tickets', text: text.slice(this.#start, at + 1) });
      this.#start = -1;
    } else if (sign === ']' && this.#list && this.#depth === 1) {
      this.#list = '';
      this.#base = -1;
    } else if (this.#depth === 0) this.#base = 0;
  }

  #demandInside() {
    if (this.#depth === 0) throw new FileProblem(NOT_JSON);
  }

  #keep(text) {
    const from = this.#start >= 0 ? this.#start : this.#quote >= 0 ? this.#quote : text.length;
    this.#held = text.slice(from);
    if (this.#held.length > LARGEST_TICKET) throw new FileProblem('One ticket of this file is larger than 8 MB, which no ticket is.');
    if (this.#start >= 0) this.#start -= from;
    if (this.#quote >= 0) this.#quote -= from;
  }
}

/**
 * The tickets of a file in pieces for the server, each with the share of the file that was read.
 * @param {Blob} file
 * @returns {AsyncGenerator<{tickets: object[], share: number}>}
 */
export async function* pieces(file) {
  const people = await beside(file);
  let tickets = [];
  let size = 0;
  let count = 0;
  for await (const { list, text, share } of objects(file)) {
    if (list !== 'tickets') continue;
    count += 1;
    tickets.push(withPeople(parsed(text, count), people));
    size += text.length;
    if (tickets.length < MOST_TICKETS && size < MOST_CHARACTERS) continue;
    yield { tickets, share };
    tickets = [];
    size = 0;
  }
  if (tickets.length) yield { tickets, share: 1 };
  else if (count === 0) throw new FileProblem('There are no tickets in this file.');
}

async function* objects(file) {
  const cutter = new Cutter();
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    read += value?.byteLength ?? 0;
    for (const found of cutter.take(decoder.decode(value, { stream: !done }))) yield { ...found, share: read / file.size };
    if (done) break;
  }
  cutter.end();
}

/** In Zendesk's own answer people, brands and organizations stand beside the tickets, often after them. */
async function beside(file) {
  const known = { users: new Map(), brands: new Map(), organizations: new Map() };
  const keep = (list, row) => { if (row && known[list]) known[list].set(row.id, row); };
  if (!(await hasLists(file))) return known;
  for await (const { list, text } of objects(file)) {
    if (list === 'tickets') continue;
    const row = parsed(text, 0);
    if (list !== 'head') keep(list, slim(row));
    else for (const name of Object.keys(known)) for (const each of row[name] ?? []) keep(name, slim(each));
  }
  return known;
}

/** Whether the file begins like an answer with many tickets, and so has to be read twice. */
async function hasLists(file) {
  return /^\s*\{\s*"(tickets|users|brands|organizations|count|next_page|previous_page|end_time|end_of_stream|after_cursor|after_url)"/.test(await file.slice(0, 4096).text());
}

/** Photos, settings and the like of people are not held. */
const slim = ({ id, name, email, role, locale, tags, active, suspended }) => ({ id, name, email, role, locale, tags, active, suspended });

function withPeople(row, people) {
  if ('ticket' in row) return row;
  for (const [name, list] of REFERS) {
    const found = people[list].get(row[`${name}_id`]);
    if (found && row[name] === undefined) row[name] = found;
  }
  return row;
}

function parsed(text, count) {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileProblem(count ? `Ticket ${count.toLocaleString('en')} of this file is not JSON.` : NOT_JSON);
  }
}
