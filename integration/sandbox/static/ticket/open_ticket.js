/** The ticket as it stands in this tab: what is stored, and over it what the agent or an app has changed. */

import { Listeners } from "../shell/listeners.js";

const PLAIN = ["subject", "status", "priority", "type", "externalId"];
const WIRE = { externalId: "external_id", brandId: "brand_id" };

/** Tells `(property, value)` with the property named as apps name it: `ticket.subject`, `ticket.custom_field_12`. */
export class OpenTicket extends Listeners {
  #stored;
  #drafts = new Map();
  #boot;

  constructor(boot) {
    super();
    this.#boot = boot;
    this.#stored = flat(boot.ticket);
    this.base = boot.ticket;
  }

  get id() {
    return this.base.id;
  }

  get fields() {
    return this.#boot.ticketFields;
  }

  value(name) {
    return this.#drafts.has(name) ? this.#drafts.get(name) : this.#stored[name];
  }

  get isChanged() {
    return this.#drafts.size > 0;
  }

  /** Change one value without saving it; unknown names raise, equal values tell nobody. */
  set(name, value) {
    if (!(name in this.#stored)) throw new RangeError(`A ticket has no ${name}`);
    if (same(this.value(name), value)) return;
    const previous = this.value(name);
    if (same(this.#stored[name], value)) this.#drafts.delete(name);
    else this.#drafts.set(name, value);
    this.#announce(name);
    if (name === "tags") this.#chooseByTags();
    else if (this.#isDropDown(name)) this.#tagByChoice(previous, value);
  }

  addTags(tags) {
    this.set("tags", sortedTags([...this.value("tags"), ...tags]));
  }

  removeTags(tags) {
    this.set("tags", this.value("tags").filter((tag) => !tags.includes(tag)));
  }

  /** The changes, as the sandbox takes them in an update. */
  change() {
    const change = {};
    const fields = [];
    for (const [name, value] of this.#drafts) {
      if (name.startsWith("custom_field_")) fields.push({ id: Number(name.slice(13)), value });
      else if (name === "assignee") Object.assign(change, { assignee_id: value.userId, group_id: value.groupId });
      else change[WIRE[name] ?? name] = value;
    }
    return fields.length ? { ...change, custom_fields: fields } : change;
  }

  /** Take over what is stored now: after our own update everything, after somebody else's all but our drafts. */
  adopt(view, keepDrafts = false) {
    const before = Object.fromEntries(Object.keys(this.#stored).map((name) => [name, this.value(name)]));
    this.base = view;
    this.#stored = flat(view);
    if (!keepDrafts) this.#drafts.clear();
    for (const name of Object.keys(this.#stored)) {
      if (!same(before[name], this.value(name))) this.#announce(name);
    }
  }

  /** The ticket as apps see it (platform §2.3). */
  view() {
    const { customFields, ...view } = structuredClone(this.base);
    for (const name of PLAIN) view[name] = this.value(name);
    view.tags = [...this.value("tags")];
    view.brand = this.#boot.brands.find((brand) => brand.id === this.value("brandId"));
    view.assignee = this.#assignee();
    for (const id of Object.keys(customFields)) {
      view[`customField:custom_field_${id}`] = this.value(`custom_field_${id}`);
    }
    return view;
  }

  #assignee() {
    const { userId, groupId } = this.value("assignee");
    const user = this.#boot.staff.find((each) => each.id === userId) ?? null;
    return { user, group: this.#boot.groups.find((each) => each.id === groupId) ?? null };
  }

  #announce(name) {
    const view = this.view();
    if (name === "brandId") this.tell("ticket.brand", view.brand);
    else if (name === "assignee") {
      this.tell("ticket.assignee.user.id", view.assignee.user?.id ?? null);
      this.tell("ticket.assignee.group.id", view.assignee.group?.id ?? null);
    } else this.tell(`ticket.${name}`, this.value(name));
  }

  #isDropDown(name) {
    return this.#dropDowns().some((field) => field.name === name);
  }

  #dropDowns() {
    return this.fields.filter((field) => field.type === "tagger");
  }

  // a drop-down's choice is a tag as well: Zendesk keeps the two in step, and so does the page
  #tagByChoice(previous, value) {
    const kept = this.value("tags").filter((tag) => tag !== previous);
    this.set("tags", sortedTags(value ? [...kept, value] : kept));
  }

  #chooseByTags() {
    const tags = this.value("tags");
    for (const field of this.#dropDowns()) {
      if (tags.includes(this.value(field.name))) continue;
      const choice = field.optionValues.find((option) => tags.includes(option.value));
      this.set(field.name, choice?.value ?? null);
    }
  }
}

function flat(view) {
  const values = Object.fromEntries(PLAIN.map((name) => [name, view[name]]));
  values.tags = view.tags;
  values.brandId = view.brand.id;
  values.assignee = { userId: view.assignee.user?.id ?? null, groupId: view.assignee.group?.id ?? null };
  for (const [id, value] of Object.entries(view.customFields)) values[`custom_field_${id}`] = value;
  return values;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const sortedTags = (tags) => [...new Set(tags.filter(Boolean))].sort();
