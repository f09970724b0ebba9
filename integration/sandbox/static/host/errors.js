/** Errors as the host words them (platform §1.4). */

export class ApiError extends Error {
  constructor(path, message = "No such Api") {
    super(message);
    this.path = path;
  }

  toWire() {
    return { name: "APIError", path: this.path, message: this.message };
  }
}
