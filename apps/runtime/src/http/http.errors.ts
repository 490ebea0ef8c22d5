import { defineError } from '@formwork/kernel';

/** No route answers this address. */
export const RouteUnknown = defineError('FW_HTTP_ROUTE_UNKNOWN', {
  status: 404,
  message: (d: { method: string; path: string }) => `Nothing answers ${d.method} ${d.path}.`,
  hint: () => 'Check the address; GET /api/apps/{app}/openapi.json lists what an app answers.',
});

/** The address or the headers of a request cannot be read. */
export const AddressInvalid = defineError('FW_HTTP_ADDRESS_INVALID', {
  status: 400,
  message: () => 'The address or the headers of the request cannot be read.',
  hint: () => 'Check how the address is escaped, and that the headers are not too long.',
});

/** The request did not arrive whole in time. */
export const RequestSlow = defineError('FW_HTTP_REQUEST_SLOW', {
  status: 408,
  message: () => 'The request did not arrive whole in time.',
  hint: () => 'Send it again over a faster connection, or in smaller parts.',
});

/** The headers are longer than the server reads. */
export const HeadersTooLong = defineError('FW_HTTP_HEADERS_TOO_LONG', {
  status: 431,
  message: () => 'The address and the headers of the request are longer than 16 KB.',
  hint: () => 'Shorten the address, such as its filter, or send fewer cookies.',
});

/** The server ends and takes nothing new. */
export const Closing = defineError('FW_HTTP_CLOSING', {
  status: 503,
  message: () => 'The server is being stopped or restarted.',
  hint: () => 'Try again in a few seconds.',
});

/** The body is not what the route takes. */
export const BodyInvalid = defineError('FW_HTTP_BODY_INVALID', {
  status: 400,
  message: (d: { reason: string }) => `The request body cannot be read: ${d.reason}.`,
  hint: () => 'Send a JSON object with the content type application/json.',
});

/** A query parameter is unknown or malformed. */
export const QueryInvalid = defineError('FW_HTTP_QUERY_INVALID', {
  status: 400,
  message: (d: { parameter: string; reason: string }) => `The query parameter "${d.parameter}" ${d.reason}.`,
  hint: (d) => `Correct "${d.parameter}" or leave it out.`,
});

/** A write from a screen must say which version it is based on. */
export const VersionRequired = defineError('FW_HTTP_VERSION_REQUIRED', {
  status: 428,
  message: () => 'The write does not say which version of the record it is based on.',
  hint: () => 'Send If-Match with the version that was read, such as If-Match: "3".',
});

/** Something failed that is not the caller's fault. The cause is in the log under the request id. */
export const Unexpected = defineError('FW_HTTP_UNEXPECTED', {
  status: 500,
  message: () => 'Something went wrong on the server. Nothing was changed.',
  hint: () => 'Try again; if it happens again, tell your administrator the request id.',
});

/** The database cannot be reached or answers too slowly. */
export const Unavailable = defineError('FW_HTTP_UNAVAILABLE', {
  status: 503,
  message: () => 'The database cannot be reached at the moment.',
  hint: () => 'Try again in a few seconds.',
});
