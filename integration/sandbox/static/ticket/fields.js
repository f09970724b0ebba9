/** The ticket's fields at the left: each shows what the ticket holds and changes it. */

import { find, make } from "../shell/dom.js";

const NOBODY = "–";

export function showFields({ boot, ticket }) {
  const { brands, staff, ticketFields } = boot;
  const main = [
    select("brand", "Brand", brands.map((brand) => [brand.id, brand.name]), {
      read: () => ticket.value("brandId"),
      write: (value) => ticket.set("brandId", Number(value)),
    }),
    select("assignee", "Assignee", [["", NOBODY], ...staff.map((user) => [user.id, user.name])], {
      read: () => ticket.value("assignee").userId,
      write: (value) => assign(ticket, staff, Number(value) || null),
    }),
  ];
  const others = [
    select("type", "Type", choices("question", "incident", "problem", "task"), plainly(ticket, "type")),
    select("priority", "Priority", choices("low", "normal", "high", "urgent"), plainly(ticket, "priority")),
    ...ticketFields.map((field) => custom(ticket, field)),
  ];
  find("#main-fields").append(...main.map((control) => control.element));
  find("#fields").append(...others.map((control) => control.element));
  const show = () => [...main, ...others].forEach((control) => control.show());
  show();
  // what apps and other people change must be seen, so every control shows the ticket after every change
  ticket.listen(show);
  const subject = find("#subject");
  subject.value = ticket.value("subject") ?? "";
  subject.addEventListener("input", () => ticket.set("subject", subject.value));
  ticket.listen((property, value) => {
    if (property === "ticket.subject" && subject.value !== value) subject.value = value ?? "";
  });
}

const choices = (...values) => [["", NOBODY], ...values.map((value) => [value, value[0].toUpperCase() + value.slice(1)])];

const plainly = (ticket, name) => ({
  read: () => ticket.value(name),
  write: (value) => ticket.set(name, value || null),
});

function assign(ticket, staff, userId) {
  const group = staff.find((user) => user.id === userId)?.groups[0];
  ticket.set("assignee", { userId, groupId: group?.id ?? ticket.value("assignee").groupId });
}

function custom(ticket, field) {
  const access = plainly(ticket, field.name);
  if (field.type === "tagger") {
    const options = field.optionValues.map((option) => [option.value, option.label]);
    return select(field.name, field.label, [["", NOBODY], ...options], access);
  }
  if (field.type === "checkbox") return checkbox(field, ticket);
  return input(field, access);
}

function select(name, label, options, { read, write }) {
  const list = make("select", { id: `field-${name}`, class: "input", "data-test": `field-${name}` });
  list.append(...options.map(([value, text]) => make("option", { value }, text)));
  list.addEventListener("change", () => write(list.value));
  return { element: labelled(list, label), show: () => void (list.value = read() ?? "") };
}

function input(field, { read, write }) {
  const tag = field.type === "textarea" ? "textarea" : "input";
  const type = { date: "date", integer: "number" }[field.type] ?? "text";
  const box = make(tag, { id: `field-${field.name}`, class: "input", "data-test": `field-${field.name}` });
  if (tag === "input") box.type = type;
  box.addEventListener("input", () => write(box.value));
  const show = () => {
    const value = String(read() ?? "");
    if (box.value !== value) box.value = value;
  };
  return { element: labelled(box, field.label), show };
}

function checkbox(field, ticket) {
  const box = make("input", { type: "checkbox", id: `field-${field.name}`, "data-test": `field-${field.name}` });
  box.addEventListener("change", () => ticket.set(field.name, box.checked));
  const element = make("label", { class: "field field-check" }, box, make("span", {}, field.label));
  return { element, show: () => void (box.checked = ticket.value(field.name) === true) };
}

function labelled(control, label) {
  return make("div", { class: "field" }, make("label", { for: control.id }, label), control);
}
